package org.epicentra.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * When a process dies that uses a file system: before its n-th operation. That one and all that
 * follow do not happen, the tidying up of the dying process neither.
 */
final class Deaths {
  static final String MESSAGE = "the process is dead";

  /** What happens once a folder is missing. */
  interface Event {
    void happen() throws IOException;
  }

  private static final Configuration HADOOP = new Configuration();
  private static int left = Integer.MAX_VALUE;
  private static Path watched;
  private static Event event;

  private Deaths() {}

  static synchronized void before(int operation) {
    left = operation;
    watched = null;
  }

  static synchronized void never() {
    before(Integer.MAX_VALUE);
  }

  static synchronized boolean happened() {
    return left < 0;
  }

  static synchronized void atFolderMissing(Path folder, Event then) {
    watched = folder;
    event = then;
  }

  /** As if a folder's deletion had begun: one of its files is gone. */
  static void withinDeletion(Path path) throws IOException {
    FileSystem files = path.getFileSystem(HADOOP);
    if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
      for (FileStatus each : files.listStatus(path)) {
        if (each.getPath().getName().equals("part-1.parquet")) {
          files.delete(each.getPath(), false);
        }
      }
      operation();
    }
  }

  /** Called before each operation. */
  static synchronized void operation() throws IOException {
    if (watched != null && !watched.getFileSystem(HADOOP).exists(watched)) {
      watched = null;
      event.happen();
    }
    if (--left < 0) {
      left = -1;
      throw new IOException(MESSAGE);
    }
  }
}
