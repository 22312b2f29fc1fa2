package org.epicentra.cli.retrain;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.util.Progressable;
import org.epicentra.spark.LocalSpark;

/** This machine's files under another scheme, which tells what is seen whenever one is created. */
public final class WatchedFiles extends RawLocalFileSystem {
  private static final String SCHEME = "watched";
  private static final String SETTING = "fs." + SCHEME + ".impl";
  private static final List<Object> SEEN = new CopyOnWriteArrayList<>();
  private static volatile Supplier<Object> look;

  /** The path of a file among these. */
  static String path(java.nio.file.Path file) {
    return SCHEME + "://" + file;
  }

  /** What is seen at each creation while the work is done. */
  static List<Object> during(Runnable work, Supplier<Object> what) {
    Configuration session = LocalSpark.session().sparkContext().hadoopConfiguration();
    String name = WatchedFiles.class.getName();
    look = what;
    session.set(SETTING, name);
    System.setProperty("spark.hadoop." + SETTING, name);
    try {
      work.run();
      return List.copyOf(SEEN);
    } finally {
      System.clearProperty("spark.hadoop." + SETTING);
      session.unset(SETTING);
      SEEN.clear();
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  /** The permissions of a file are found by its path, which must be of the scheme "file". */
  @Override
  public void access(Path path, FsAction mode) {}

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    SEEN.add(look.get());
    return super.create(file, overwrite, buffer, replication, block, progress);
  }
}
