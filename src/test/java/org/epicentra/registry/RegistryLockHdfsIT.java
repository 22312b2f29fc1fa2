package org.epicentra.registry;

import org.apache.hadoop.fs.Path;
import org.epicentra.storage.LocalHdfs;

class RegistryLockHdfsIT extends RegistryLockContract {
  @Override
  Path folder() {
    return LocalHdfs.newFolder("lock");
  }

  @Override
  int rounds() {
    return 5;
  }
}
