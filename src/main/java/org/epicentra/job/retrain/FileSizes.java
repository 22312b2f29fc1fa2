package org.epicentra.job.retrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.SourceFiles;

/** The files that a run reads, for its manifest. */
public final class FileSizes {
  private FileSizes() {}

  /** The files below a path with their sizes; none for a table that is not made of files. */
  public static Map<String, Long> below(String path, Configuration hadoop) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try {
      for (Path file : new SourceFiles(hadoop).below(path)) {
        sizes.put(file.toString(), file.getFileSystem(hadoop).getFileStatus(file).getLen());
      }
    } catch (BadInputException e) {
      return Map.of(); // a table of the session's Spark
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path + ": " + e.getMessage(), e);
    }
    return sizes;
  }
}
