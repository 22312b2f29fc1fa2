package org.epicentra.registry;

import org.apache.hadoop.fs.Path;
import org.epicentra.storage.LocalHdfs;

class ModelRegistryHdfsIT extends ModelRegistryContract {
  @Override
  Path folder() {
    return LocalHdfs.newFolder("registry");
  }
}
