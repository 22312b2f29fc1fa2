package org.epicentra.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.junit.jupiter.api.io.TempDir;

/** On the local file system. What calls the operating system asks it for a status before. */
class OutputFaultTest extends OutputFaultContract {
  @TempDir java.nio.file.Path place;

  @Override
  Path folder() {
    return new Path(place.toUri());
  }

  @Override
  boolean exchanging() {
    return true;
  }

  @Override
  Configuration dying() {
    Configuration dying = new Configuration();
    dying.setClass("fs.file.impl", DyingFiles.class, FileSystem.class);
    dying.setBoolean("fs.file.impl.disable.cache", true);
    return dying;
  }

  static final class DyingFiles extends LocalFileSystem {
    @Override
    public FileSystem getRawFileSystem() {
      try {
        Deaths.operation();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return super.getRawFileSystem();
    }

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
    public void access(Path path, FsAction mode) throws IOException {
      Deaths.operation();
      super.access(path, mode);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
      Deaths.operation();
      return super.mkdirs(path);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      Deaths.operation();
      return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      Deaths.operation();
      Deaths.withinDeletion(path);
      return super.delete(path, recursive);
    }
  }
}
