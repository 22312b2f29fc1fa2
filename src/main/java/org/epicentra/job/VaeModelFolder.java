package org.epicentra.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.spark.HadoopPath;
import org.epicentra.spark.ImageShape;
import org.epicentra.spark.JsonFiles;
import org.epicentra.vae.Binarize;
import org.epicentra.vae.VaeWeights;
import org.epicentra.vae.WeightsCodec;

/**
 * A trained autoencoder as {@code vae train} leaves it: weights.bin, images.json and summary.json
 * in one folder.
 *
 * @param weights of the network
 * @param shape of the images it was trained on
 * @param binarize how their pixels were binarised
 */
record VaeModelFolder(VaeWeights weights, ImageShape shape, Binarize binarize) {
  private static final String WEIGHTS = "weights.bin";
  private static final String IMAGES = "images.json";
  private static final String SUMMARY = "summary.json";

  /** What images.json holds. */
  private record Images(int width, int height, String binarize) {}

  /**
   * Reads a model.
   *
   * @throws BadInputException when there is none, or a damaged one
   */
  static VaeModelFolder read(String folder, Configuration hadoop) {
    Path path = HadoopPath.of(folder, hadoop).path();
    VaeWeights weights = readWeights(path, hadoop);
    Path file = new Path(path, IMAGES);
    Images images = JsonFiles.read(file, Images.class, hadoop);
    if ((long) images.width * images.height != weights.architecture().inputs()) {
      throw new BadInputException(
          "%s tells of %d x %d pixels; the network in %s takes %d"
              .formatted(
                  file, images.width, images.height, WEIGHTS, weights.architecture().inputs()));
    }
    ImageShape shape = new ImageShape(images.height, images.width);
    return new VaeModelFolder(weights, shape, binarize(file, images.binarize));
  }

  private static VaeWeights readWeights(Path folder, Configuration hadoop) {
    Path file = new Path(folder, WEIGHTS);
    try {
      FileSystem files = file.getFileSystem(hadoop);
      if (!files.exists(file)) {
        throw new BadInputException(
            folder + " holds no " + WEIGHTS + ": name the folder that 'vae train' wrote");
      }
      try (InputStream in = files.open(file)) {
        return WeightsCodec.read(in);
      }
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Binarize binarize(Path file, String label) {
    for (Binarize each : Binarize.values()) {
      if (each.label().equals(label)) {
        return each;
      }
    }
    throw new BadInputException(
        "%s: binarize is '%s', must be one of threshold, dynamic, static, none"
            .formatted(file, label));
  }

  /** Writes the model and its summary into a folder. */
  void write(Path folder, VaeTrainSummary summary, Configuration hadoop) {
    Path file = new Path(folder, WEIGHTS);
    try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
      WeightsCodec.write(weights, out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    Images images = new Images(shape.width(), shape.height(), binarize.label());
    JsonFiles.write(new Path(folder, IMAGES), images, hadoop);
    JsonFiles.write(new Path(folder, SUMMARY), summary, hadoop);
  }
}
