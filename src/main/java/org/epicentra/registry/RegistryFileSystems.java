package org.epicentra.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** The file systems that a registry may be on: those that create a name once, in a single step. */
final class RegistryFileSystems {
  /** A registry's folder, qualified, and the file system it lies on. */
  record Located(RegistryFiles files, Path path) {}

  private static final String REGISTRY = Setting.named("registry");
  private static final Pattern OBJECTS =
      Pattern.compile(
          "(?i)\\b(s3fs|s3ql|mount-?s3|mountpoint-s3|gcsfuse|goofys|geesefs|blobfuse2?|rclone|ossfs"
              + "|cosfs|davfs2?)\\b|https?://");

  private RegistryFileSystems() {}

  /**
   * @throws BadInputException when the text is no path, or the path's file system is not safe
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
      if (scheme.equals("file")) {
        refuseObjectStore(root, path);
      }
      return new Located(
          scheme.equals("file")
              ? new LocalFiles()
              : new HdfsFiles(FileContext.getFileContext(path.toUri(), hadoop)),
          path);
    } catch (IllegalArgumentException | IOException e) {
      throw new BadInputException(
          REGISTRY + " '" + root + "' is not a usable path: " + e.getMessage(), e);
    }
  }

  private static BadInputException unsafe(String root, String scheme) {
    return new BadInputException(
        "%s %s: a registry is safe only on file (local or NFS) and hdfs, where a name can be created once and a folder renamed in a single step. Of %s this is not known; on an object store such as S3 two runs could create the same version. Keep the registry on file or hdfs; catalogs and images may lie anywhere"
            .formatted(REGISTRY, root, scheme));
  }

  /** A bucket that is mounted looks like a folder but can do no more than the bucket. */
  private static void refuseObjectStore(String root, Path path) {
    java.nio.file.Path place = java.nio.file.Path.of(path.toUri().getPath());
    while (!Files.exists(place)) {
      place = place.getParent();
    }
    FileStore store;
    try {
      store = Files.getFileStore(place);
    } catch (IOException e) {
      return; // some containers do not show what is mounted
    }
    if (isObjectStore(store.type(), store.name())) {
      throw new BadInputException(
          "%s %s: %s is an object store mounted as a folder (%s), where two runs could create the same version. Keep the registry on a local disk, NFS or HDFS"
              .formatted(REGISTRY, root, place, store.type()));
    }
  }

  /**
   * @param type of a mounted file system, such as ext4 or fuse.s3fs
   * @param name what is mounted
   */
  static boolean isObjectStore(String type, String name) {
    return type.startsWith("fuse") && OBJECTS.matcher(type + " " + name).find();
  }
}
