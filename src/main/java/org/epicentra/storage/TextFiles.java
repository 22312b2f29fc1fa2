package org.epicentra.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;

/** Small text files on a Hadoop file system. */
public final class TextFiles {
  private TextFiles() {}

  /**
   * The lines of a file in UTF-8.
   *
   * @param file its path
   * @param hadoop settings of the file systems
   * @throws BadInputException when there is no such file
   */
  public static List<String> lines(String file, Configuration hadoop) {
    HadoopPath path = HadoopPath.of(file, hadoop);
    try {
      if (!path.exists() || path.files().getFileStatus(path.path()).isDirectory()) {
        throw new BadInputException(file + " does not exist, or is a folder");
      }
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(path.files().open(path.path()), StandardCharsets.UTF_8))) {
        return in.lines().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
