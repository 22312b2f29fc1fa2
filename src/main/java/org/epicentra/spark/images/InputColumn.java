package org.epicentra.spark.images;

import java.io.Serializable;
import org.apache.spark.sql.types.StructType;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.network.VaeWeights;

/**
 * The column of a table that a network reads, and how its values become inputs.
 *
 * @param name of the column
 * @param numbers whether it holds numbers of any size; otherwise pixels from 0 to 1
 * @param binarize how pixels become 0 or 1
 * @param standardization of the numbers; null to leave them as they are
 */
public record InputColumn(
    String name, boolean numbers, Binarize binarize, Standardization standardization)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A column of pixels. */
  public static InputColumn ofPixels(String name, Binarize binarize) {
    return new InputColumn(name, false, binarize, null);
  }

  /**
   * A column of numbers.
   *
   * @param standardization null to leave them as they are
   */
  public static InputColumn ofNumbers(String name, Standardization standardization) {
    return new InputColumn(name, true, Binarize.NONE, standardization);
  }

  /** The column as a trained network reads it. */
  public static InputColumn of(String name, Binarize binarize, VaeWeights network) {
    return network.architecture().likelihood().isOfNumbers()
        ? ofNumbers(name, network.standardization())
        : ofPixels(name, binarize);
  }

  /**
   * The reader of the column.
   *
   * @throws org.epicentra.BadInputException when there is no such column, or it has another type
   */
  public ImagePixels reader(StructType schema) {
    return numbers
        ? ImagePixels.ofNumbers(schema, name, standardization)
        : ImagePixels.of(schema, name);
  }

  /** Whether pixels are kept as 0 and 1 alone. */
  public boolean bits() {
    return binarize == Binarize.THRESHOLD;
  }
}
