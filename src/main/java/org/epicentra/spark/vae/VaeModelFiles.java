package org.epicentra.spark.vae;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.SingleFile;
import org.epicentra.vae.format.WeightsCodec;
import org.epicentra.vae.network.VaeWeights;

/**
 * The file of a trained network in a folder on a Hadoop file system: {@code weights.bin}.
 *
 * @param folder need not exist before something is written
 */
public record VaeModelFiles(Path folder, Configuration hadoop) {
  private static final String WEIGHTS = "weights.bin";

  public void writeWeights(VaeWeights weights) {
    Path file = new Path(folder, WEIGHTS);
    try (OutputStream out = new SingleFile(file, hadoop).create()) {
      WeightsCodec.write(weights, out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws BadInputException when the folder holds no weights, or damaged ones
   */
  public VaeWeights readWeights() {
    Path file = new Path(folder, WEIGHTS);
    try {
      SingleFile there = new SingleFile(file, hadoop);
      if (!there.exists()) {
        throw there.missing("name the folder that 'vae train' wrote");
      }
      try (InputStream in = there.open()) {
        return read(in, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static VaeWeights read(InputStream in, Path file) {
    try {
      return WeightsCodec.read(in);
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }
}
