package org.epicentra.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A small file of ours on a Hadoop file system. On this machine's own it is written and read
 * without the sums that Hadoop keeps in {@code .name.crc}, so that a file may be edited by hand.
 */
record SingleFile(Path path, Configuration hadoop) {
  boolean exists() throws IOException {
    return files().exists(path);
  }

  InputStream open() throws IOException {
    return files().open(path);
  }

  /** Replaces what is there; folders above are made. */
  OutputStream create() throws IOException {
    return files().create(path, true);
  }

  private FileSystem files() throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
