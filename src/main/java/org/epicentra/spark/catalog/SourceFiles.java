package org.epicentra.spark.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.spark.HadoopPath;
import org.epicentra.spark.RunStatus;

/** Finds the files that the user's paths stand for, and looks into them. */
public final class SourceFiles {
  private static final int HEAD_BYTES = 1 << 16;

  private final Configuration hadoop;

  public SourceFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The files below one path: itself, those of a folder and the folders in it, or those that a glob
   * matches; sorted by name. Names that start with a dot or an underscore are left out, and the
   * {@code status.json} of a run whose output is in the folder.
   *
   * @throws BadInputException when there is none
   */
  public List<Path> below(String path) {
    try {
      HadoopPath given = HadoopPath.of(path, hadoop);
      // A file whose name has glob characters is itself.
      FileStatus[] matches =
          given.files().exists(given.path())
              ? new FileStatus[] {given.files().getFileStatus(given.path())}
              : given.files().globStatus(given.path());
      if (matches == null || matches.length == 0) {
        throw new BadInputException(
            path + " does not exist" + (isGlob(path) ? ", or the pattern matches nothing" : ""));
      }
      List<Path> found = new ArrayList<>();
      for (FileStatus match : matches) {
        collect(given.files(), match, found);
      }
      if (found.isEmpty()) {
        throw new BadInputException(path + " is a folder without data files");
      }
      found.sort(Comparator.comparing(Path::toString));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path + ": " + e.getMessage(), e);
    }
  }

  private static boolean isGlob(String path) {
    return path.matches(".*[*?\\[{].*");
  }

  private static void collect(FileSystem files, FileStatus status, List<Path> into)
      throws IOException {
    if (status.isFile()) {
      into.add(status.getPath());
      return;
    }
    for (FileStatus child : files.listStatus(status.getPath())) {
      String name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_") && !name.equals(RunStatus.FILE)) {
        collect(files, child, into);
      }
    }
  }

  /** The size of the files together, as they are stored. */
  long bytes(List<Path> files) {
    long bytes = 0;
    try {
      for (Path file : files) {
        bytes += file.getFileSystem(hadoop).getFileStatus(file).getLen();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the source files: " + e.getMessage(), e);
    }
    return bytes;
  }

  /** The first bytes of a file's content, decompressed; whole lines where it has lines. */
  byte[] head(Path file) {
    try (InputStream in = FileStreams.open(file, hadoop)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length < HEAD_BYTES) {
        return head;
      }
      int end = head.length;
      while (end > 0 && head[end - 1] != '\n') {
        end--;
      }
      return end == 0 ? head : Arrays.copyOf(head, end);
    } catch (IOException e) {
      throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
