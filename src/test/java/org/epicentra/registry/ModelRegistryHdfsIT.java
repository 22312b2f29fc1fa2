package org.epicentra.registry;

import org.apache.hadoop.fs.Path;
import org.epicentra.spark.LocalHdfs;

class ModelRegistryHdfsIT extends ModelRegistryContract {
  @Override
  Path folder() {
    return LocalHdfs.newFolder("registry");
  }
}
