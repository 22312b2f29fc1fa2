package org.epicentra.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/** Writes one file of text, whole or not at all. */
public final class PageFile {
  private PageFile() {}

  /**
   * Writes the file.
   *
   * @param target of the file, which is checked again
   * @param text in UTF-8
   * @return its size in bytes
   * @throws org.epicentra.BadInputException when something there may not be replaced
   */
  public static long write(OutputTarget target, String text, Configuration hadoop) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try (AtomicOutput output = AtomicOutput.open(target, hadoop)) {
      try (OutputStream out = output.stage().getFileSystem(hadoop).create(output.stage(), false)) {
        out.write(content);
      }
      output.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target.path() + ": " + e.getMessage(), e);
    }
    return content.length;
  }
}
