package org.epicentra.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The one HDFS that all integration tests of a test JVM share: a name node and two data nodes of
 * Hadoop's own, on loopback, with their files in a folder below {@code target} that each start
 * empties and no other test JVM uses.
 */
public final class LocalHdfs {
  private LocalHdfs() {}

  /** The cluster, started at the first call and stopped when the JVM ends. */
  public static MiniDFSCluster cluster() {
    return Holder.CLUSTER;
  }

  /** A new folder, {@code hdfs://localhost:.../name-...}. */
  public static org.apache.hadoop.fs.Path newFolder(String name) {
    try {
      FileSystem files = cluster().getFileSystem();
      org.apache.hadoop.fs.Path folder =
          files.makeQualified(new org.apache.hadoop.fs.Path("/" + name + "-" + UUID.randomUUID()));
      files.mkdirs(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file system, with the settings of a client that knows nothing of this cluster. */
  public static FileSystem files() {
    try {
      return FileSystem.get(cluster().getURI(), new Configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file that is being replaced. The blocks of the old one are deleted soon after: where
   * the machine stalls, before they are read.
   */
  public static String readWhileReplaced(Callable<String> read) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return read.call();
      } catch (IOException e) {
        if (attempt == 10) {
          throw e;
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Holder {
    static final MiniDFSCluster CLUSTER = start();

    private static MiniDFSCluster start() {
      // Says much of what is usual in a cluster that lives for a minute.
      Configurator.setLevel("org.apache.hadoop.hdfs", Level.OFF);
      Configurator.setLevel("org.apache.hadoop.security", Level.ERROR);
      Configurator.setLevel("org.apache.hadoop.fs.CachingGetSpaceUsed", Level.ERROR);
      HdfsConfiguration conf = new HdfsConfiguration();
      Path folder = Path.of(System.getProperty("epicentra.hdfs", "target/hdfs"));
      conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toAbsolutePath().toString());
      try {
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(conf).numDataNodes(2).build();
        cluster.waitActive();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.shutdown(true)));
        return cluster;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
