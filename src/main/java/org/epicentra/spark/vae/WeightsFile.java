package org.epicentra.spark.vae;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.storage.SingleFile;
import org.epicentra.vae.format.WeightsCodec;
import org.epicentra.vae.network.VaeWeights;

/** The file of a trained network, {@code weights.bin} in the folder of its model. */
public final class WeightsFile {
  /** Its name. */
  public static final String NAME = "weights.bin";

  /** Which folder to name where it is missing. */
  public static final String ADVICE = "name the folder that 'vae train' wrote";

  private WeightsFile() {}

  private static SingleFile in(Path folder, Configuration hadoop) {
    return new SingleFile(new Path(folder, NAME), hadoop);
  }

  /**
   * Writes the weights.
   *
   * @param folder need not exist
   */
  public static void write(VaeWeights weights, Path folder, Configuration hadoop) {
    in(folder, hadoop).write(out -> WeightsCodec.write(weights, out));
  }

  /**
   * Reads the weights.
   *
   * @throws org.epicentra.BadInputException when the folder holds none, or they are damaged
   */
  public static VaeWeights read(Path folder, Configuration hadoop) {
    return in(folder, hadoop).read(WeightsCodec::read, ADVICE);
  }
}
