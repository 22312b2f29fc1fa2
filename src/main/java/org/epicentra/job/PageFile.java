package org.epicentra.job;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
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
   * @param text in UTF-8, made once it is clear that the file may be written
   * @return its size in bytes
   * @throws org.epicentra.BadInputException when something there may not be replaced
   */
  public static long write(OutputTarget target, Supplier<String> text, Configuration hadoop) {
    return write(target, text, hadoop, () -> {});
  }

  /**
   * The same.
   *
   * @param last a check once the text is written, just before it is put in its place; what it
   *     throws is thrown, and an earlier file stays
   */
  public static long write(
      OutputTarget target, Supplier<String> text, Configuration hadoop, Runnable last) {
    try (AtomicOutput output = AtomicOutput.open(target, hadoop)) {
      byte[] content = text.get().getBytes(StandardCharsets.UTF_8);
      ReportOutput.write(content, output, hadoop);
      last.run();
      output.commit();
      return content.length;
    }
  }
}
