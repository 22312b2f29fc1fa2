package org.epicentra.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Tag;

/** On HDFS. A rename of the name node's own, which FileContext makes, follows a status. */
@Tag("faults")
class OutputFaultHdfsIT extends OutputFaultContract {
  @Override
  Path folder() {
    return LocalHdfs.newFolder("faults");
  }

  @Override
  boolean exchanging() {
    return true;
  }

  @Override
  Configuration dying() {
    Configuration dying = new Configuration();
    dying.setClass("fs.hdfs.impl", DyingFiles.class, FileSystem.class);
    dying.setBoolean("fs.hdfs.impl.disable.cache", true);
    return dying;
  }

  static final class DyingFiles extends DistributedFileSystem {
    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      Deaths.operation();
      return super.getFileStatus(path);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
      Deaths.operation();
      return super.listStatus(path);
    }

    @Override
    public FSDataInputStream open(Path path, int size) throws IOException {
      Deaths.operation();
      return super.open(path, size);
    }

    @Override
    public FSDataOutputStream create(
        Path path,
        FsPermission permission,
        boolean overwrite,
        int buffer,
        short replication,
        long block,
        Progressable progress)
        throws IOException {
      Deaths.operation();
      return super.create(path, permission, overwrite, buffer, replication, block, progress);
    }

    @Override
    public void access(Path path, FsAction mode) throws IOException {
      Deaths.operation();
      super.access(path, mode);
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
      Deaths.operation();
      return super.mkdirs(path, permission);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      Deaths.operation();
      return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      Deaths.operation();
      return super.delete(path, recursive);
    }
  }
}
