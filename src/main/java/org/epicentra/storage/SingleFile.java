package org.epicentra.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.epicentra.BadInputException;

/**
 * A small file on a Hadoop file system. On this machine's own it is written and read without the
 * checksums that Hadoop keeps in {@code .name.crc}, so that it may be edited by hand.
 *
 * @param path of the file
 * @param hadoop settings of the file systems
 */
public record SingleFile(Path path, Configuration hadoop) {
  /** Whether it exists, also where a run died that was replacing a folder above it. */
  public boolean exists() throws IOException {
    return new HadoopPath(path.getFileSystem(hadoop), path).exists();
  }

  /**
   * The exception for a file that is missing.
   *
   * @param advice which folder to name
   * @throws IOException when the folder may not be listed, in which case this machine's own file
   *     system shows it as empty
   */
  private BadInputException missing(String advice) throws IOException {
    Path folder = path.getParent();
    if (!files().exists(folder)) {
      return new BadInputException(folder + " does not exist: " + advice);
    }
    files().access(folder, FsAction.READ_EXECUTE);
    return new BadInputException(folder + " holds no " + path.getName() + ": " + advice);
  }

  public InputStream open() throws IOException {
    return files().open(path);
  }

  /** Replaces the file, and makes the folders above it. */
  public OutputStream create() throws IOException {
    return files().create(path, true);
  }

  /**
   * Writes the file, replacing one that is there; folders above are made.
   *
   * @param codec writes the content and leaves the stream open
   */
  public void write(Consumer<OutputStream> codec) {
    try (OutputStream out = create()) {
      codec.accept(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the file.
   *
   * @param codec reads the content, and refuses what it cannot read with a {@link
   *     BadInputException}
   * @param advice which folder to name where there is no such file
   * @throws BadInputException that names the file, when there is none or the codec refuses it
   */
  public <T> T read(Function<InputStream, T> codec, String advice) {
    try {
      if (!exists()) {
        throw missing(advice);
      }
      try (InputStream in = open()) {
        return codec.apply(in);
      } catch (BadInputException e) {
        throw new BadInputException(path + ": " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private FileSystem files() throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
