package org.epicentra.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * A path that the user named, with its file system.
 *
 * @param files the file system
 * @param path absolute, with its scheme
 */
public record HadoopPath(FileSystem files, Path path) {
  private static final String LOCAL = "file";

  /**
   * Checks, before any work, that neither of two outputs would be written into the other.
   *
   * @param names of both as they stand in a message, such as {@code ‹model› and ‹assignments›}
   * @param first path of one
   * @param second path of the other
   * @param hadoop settings of the file systems
   * @throws BadInputException when they are the same path, or one lies in the other
   */
  public static void requireApart(String names, String first, String second, Configuration hadoop) {
    HadoopPath one = of(first, hadoop);
    HadoopPath other = of(second, hadoop);
    if (one.holds(other) || other.holds(one)) {
      throw new BadInputException(
          "%s are %s and %s: they must not lie in each other, nor be the same; name one elsewhere"
              .formatted(names, first, second));
    }
  }

  /**
   * The same for any two of several outputs.
   *
   * @param outputs the path of each, by the name of the setting that gives it
   * @param hadoop settings of the file systems
   * @throws BadInputException as above
   */
  public static void requireApart(Map<String, String> outputs, Configuration hadoop) {
    List<String> settings = List.copyOf(outputs.keySet());
    for (int i = 0; i < settings.size(); i++) {
      for (int j = i + 1; j < settings.size(); j++) {
        requireApart(
            Setting.named(settings.get(i)) + " and " + Setting.named(settings.get(j)),
            outputs.get(settings.get(i)),
            outputs.get(settings.get(j)),
            hadoop);
      }
    }
  }

  /** Whether a path is of this machine's file system. */
  static boolean isLocal(Path path) {
    return LOCAL.equals(path.toUri().getScheme());
  }

  /** A path of this machine's file system as Java has it. */
  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /** Whether the other path is this one or lies below it. */
  boolean holds(HadoopPath other) {
    for (Path above = other.path; above != null; above = above.getParent()) {
      if (above.equals(path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The files and folders that the path stands for: itself if it exists, whatever characters its
   * name has, else those that it matches as a pattern; empty if there are none.
   */
  public List<FileStatus> matches() throws IOException {
    if (exists()) {
      return List.of(files.getFileStatus(path));
    }
    new Leftovers(files).settleMatches(path);
    return glob(files, path);
  }

  /** A path for those who take it as a pattern, as Spark's readers do: it matches itself alone. */
  public static String asPattern(Path path) {
    return path.toString().replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
  }

  /** What a pattern matches; empty if there is nothing. */
  static List<FileStatus> glob(FileSystem files, Path pattern) throws IOException {
    FileStatus[] matches = files.globStatus(pattern);
    return matches == null ? List.of() : List.of(matches);
  }

  /** Whether it exists, also where a run died that was replacing it: see {@link Leftovers}. */
  boolean exists() throws IOException {
    return files.exists(path) || new Leftovers(files).settle(path) && files.exists(path);
  }

  /**
   * The place to write to: what a symbolic link leads to, which only this machine's file system
   * has. The link stays.
   *
   * @throws UncheckedIOException when the link leads nowhere, or cannot be followed
   */
  HadoopPath followed() {
    java.nio.file.Path local = isLocal(path) ? local(path) : null;
    if (local == null || !Files.isSymbolicLink(local)) {
      return this;
    }
    try {
      if (!Files.exists(local)) {
        String nowhere =
            "%s is a symbolic link to %s, which does not exist: make that, or name another path"
                .formatted(local, Files.readSymbolicLink(local));
        throw new UncheckedIOException(nowhere, new FileNotFoundException(nowhere));
      }
      return real();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot follow " + local + ": " + e.getMessage(), e);
    }
  }

  /** The same place with symbolic links resolved, which only this machine's file system has. */
  HadoopPath real() throws IOException {
    if (!isLocal(path)) {
      return this;
    }
    java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
    return Files.exists(local)
        ? new HadoopPath(files, files.makeQualified(new Path(local.toRealPath().toString())))
        : this;
  }

  /** The same place with symbolic links resolved in as much of it as exists. */
  private HadoopPath resolved() throws IOException {
    if (!isLocal(path)) {
      return this;
    }
    java.nio.file.Path whole = local(path);
    for (java.nio.file.Path each = whole; each != null; each = each.getParent()) {
      if (Files.exists(each)) {
        java.nio.file.Path found = each.toRealPath().resolve(each.relativize(whole));
        return new HadoopPath(files, files.makeQualified(new Path(found.toString())));
      }
    }
    return this;
  }

  /**
   * Where a path leads: symbolic links are resolved in as much of it as exists.
   *
   * @throws BadInputException as {@link #of}
   * @throws UncheckedIOException when that cannot be found out now
   */
  public static Path resolved(String text, Configuration hadoop) {
    try {
      return reached(text, hadoop).resolved().path;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + text + ": " + e.getMessage(), e);
    }
  }

  /**
   * The path that a text names.
   *
   * @throws BadInputException when the text is not a path, no file system serves its scheme, or
   *     that does not answer
   */
  public static HadoopPath of(String text, Configuration hadoop) {
    try {
      return reached(text, hadoop);
    } catch (UncheckedIOException e) {
      throw new BadInputException(e.getMessage(), e.getCause());
    }
  }

  /**
   * The same, but a file system that does not answer, as it may again, is told from a mistake.
   *
   * @throws BadInputException when the text is not a path, or no file system serves its scheme
   * @throws UncheckedIOException when the file system cannot be reached now
   */
  static HadoopPath reached(String text, Configuration hadoop) {
    try {
      Path path = new Path(text);
      FileSystem files = path.getFileSystem(hadoop);
      return new HadoopPath(files, files.makeQualified(path));
    } catch (UnsupportedFileSystemException e) {
      throw new BadInputException(unusable(text, e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(unusable(text, e), e);
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw new UncheckedIOException(unusable(text, e), unknown);
      }
      throw new BadInputException(unusable(text, e), e);
    }
  }

  private static String unusable(String text, Exception e) {
    return "'" + text + "' is not a usable path: " + e.getMessage();
  }
}
