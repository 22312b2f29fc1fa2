package org.epicentra.spark.vae;

import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * The first images of a source, binarised, on the driver.
 *
 * @param pixels rows x inputs, row-major
 * @param rows number of images, at least 1; fewer than asked for if there are no more
 */
public record FirstImages(float[] pixels, int rows) {
  /**
   * Reads the first images.
   *
   * @param path of the images, see {@link ImageReader}
   * @param count the most to read
   * @throws BadInputException when there are none, or their size is not that of the network
   */
  public static FirstImages read(
      SparkSession spark, String path, int count, VaeArchitecture network, Binarize binarize) {
    try (CachedImages images =
        CachedImages.load(
            ImageReader.open(spark, path).limit(count), ImageReader.IMAGE, binarize, 1)) {
      images.requireFit(network, binarize);
      PartitionImages rows = new PartitionImages(images.blocks().collect().iterator());
      int inputs = network.inputs();
      float[] pixels = new float[rows.rows() * inputs];
      Binarizer binarizer = Binarizer.forEvaluation(binarize, 0);
      for (int row = 0; row < rows.rows(); row++) {
        rows.copy(row, pixels, row * inputs);
        binarizer.apply(pixels, row * inputs, inputs, row);
      }
      return new FirstImages(pixels, rows.rows());
    }
  }
}
