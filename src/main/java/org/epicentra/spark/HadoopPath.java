package org.epicentra.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;

/**
 * A path of the user's, with the file system that it lies on.
 *
 * @param path qualified: with scheme and from the root
 */
public record HadoopPath(FileSystem files, Path path) {
  /**
   * @throws BadInputException when the text is no path, or no file system serves its scheme
   */
  public static HadoopPath of(String text, Configuration hadoop) {
    try {
      Path path = new Path(text);
      FileSystem files = path.getFileSystem(hadoop);
      return new HadoopPath(files, files.makeQualified(path));
    } catch (IllegalArgumentException | IOException e) {
      throw new BadInputException("'" + text + "' is no usable path: " + e.getMessage(), e);
    }
  }
}
