package org.epicentra.registry;

import org.apache.hadoop.fs.Path;
import org.epicentra.Kills;
import org.epicentra.storage.LocalHdfs;

class RegistryProcessHdfsIT extends RegistryProcessContract {
  @Override
  Path folder() {
    return LocalHdfs.newFolder("processes");
  }

  @Override
  int publications() {
    return 3;
  }

  @Override
  int deaths() {
    return Math.min(2, Kills.count());
  }
}
