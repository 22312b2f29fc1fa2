package org.epicentra.spark.vae;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.images.PartitionImages;
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
   * @param images of {@link org.epicentra.spark.images.ImageReader}
   * @param count the most to read
   * @param column of images as the network reads it
   * @throws BadInputException when there are none, or their size is not that of the network
   */
  public static FirstImages read(
      Dataset<Row> images, int count, InputColumn column, VaeArchitecture network) {
    try (CachedImages cached = CachedImages.load(images.limit(count), column, 1)) {
      cached.requireFit(network, column.binarize());
      PartitionImages rows = new PartitionImages(cached.blocks().collect().iterator());
      int inputs = network.inputs();
      float[] pixels = new float[rows.rows() * inputs];
      Binarizer binarizer = Binarizer.forEvaluation(column.binarize(), 0);
      for (int row = 0; row < rows.rows(); row++) {
        rows.copy(row, pixels, row * inputs);
        binarizer.apply(pixels, row * inputs, inputs, row);
      }
      return new FirstImages(pixels, rows.rows());
    }
  }
}
