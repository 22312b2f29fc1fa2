package org.epicentra.ml;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.ml.util.ReadWriteUtils;

/**
 * A file of doubles on the disk of the driver, where a server of Spark Connect keeps the summaries
 * of models that it has put aside.
 */
final class LocalNumbers {
  private LocalNumbers() {}

  static void write(String file, double[] numbers) {
    Path path = Path.of(file);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(path))) {
        ReadWriteUtils.serializeDoubleArray(numbers, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the summary of a model to " + file, e);
    }
  }

  static double[] read(String file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(file)))) {
      return ReadWriteUtils.deserializeDoubleArray(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the summary of a model from " + file, e);
    }
  }
}
