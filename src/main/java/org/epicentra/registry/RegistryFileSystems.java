package org.epicentra.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;

/** The file systems that a registry may be on: those that can make a name once, in one step. */
final class RegistryFileSystems {
  /** A registry's folder, qualified, and the file system it lies on. */
  record Located(RegistryFiles files, Path path) {}

  private RegistryFileSystems() {}

  /**
   * @throws BadInputException when the text is no path, or on a file system that is not safe
   */
  static Located locate(String root, Configuration hadoop) {
    try {
      Path given = new Path(root);
      URI place =
          given.toUri().getScheme() == null ? FileSystem.getDefaultUri(hadoop) : given.toUri();
      String scheme = place.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("file") && !scheme.equals("hdfs")) {
        throw unsafe(root, scheme);
      }
      Path path = given.getFileSystem(hadoop).makeQualified(given);
      return new Located(
          scheme.equals("file")
              ? new LocalFiles()
              : new HdfsFiles(FileContext.getFileContext(path.toUri(), hadoop)),
          path);
    } catch (IllegalArgumentException | IOException e) {
      throw new BadInputException(
          "--registry '" + root + "' is no usable path: " + e.getMessage(), e);
    }
  }

  private static BadInputException unsafe(String root, String scheme) {
    return new BadInputException(
        "--registry "
            + root
            + ": a registry is safe on file (local or NFS) and hdfs alone, where a name can be made"
            + " once and a folder renamed in one step; on "
            + scheme
            + " two runs could make the same version. Keep the registry there; catalogs and images"
            + " may lie anywhere");
  }
}
