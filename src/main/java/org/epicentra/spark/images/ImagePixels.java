package org.epicentra.spark.images;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.vae.images.Standardization;
import scala.collection.Seq;

/**
 * Reads the pixels of a column of images: binary (one byte of 0 to 255 per pixel), an array of
 * whole numbers (0 to 255 likewise), or an array of float, double or decimal, or a Vector (0 to 1).
 * Or reads numbers of any size of such a column, all as they are except that bytes are divided by
 * 255.
 */
public final class ImagePixels implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BYTE = 255;

  private final boolean whole;
  private final NumberReader numbers;

  /**
   * @param numbers null for pixels
   */
  private ImagePixels(boolean whole, NumberReader numbers) {
    this.whole = whole;
    this.numbers = numbers;
  }

  /**
   * The reader for a column.
   *
   * @throws BadInputException when there is no such column, or it holds no images
   */
  public static ImagePixels of(StructType schema, String column) {
    DataType type = type(schema, column);
    return new ImagePixels(
        type instanceof BinaryType
            || type instanceof ArrayType array && array.elementType() instanceof IntegralType,
        null);
  }

  /**
   * The reader for a column of numbers of any size.
   *
   * @param standardization of the numbers; null to leave them as they are
   * @throws BadInputException when there is no such column, or it holds no rows of numbers
   */
  public static ImagePixels ofNumbers(
      StructType schema, String column, Standardization standardization) {
    type(schema, column);
    return new ImagePixels(false, NumberReader.of(schema.apply(column), standardization));
  }

  private static DataType type(StructType schema, String column) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(column)) {
      throw new BadInputException(
          "There is no column '" + column + "'; there are: " + String.join(", ", names) + ".");
    }
    DataType type = schema.fields()[names.indexOf(column)].dataType();
    if (!holdsImages(type)) {
      throw new BadInputException(
          ("The column '%s' is %s; images are binary (bytes of 0 to 255), arrays of float or"
                  + " double or a Vector (0 to 1), or arrays of whole numbers (0 to 255).")
              .formatted(column, type.simpleString()));
    }
    return type;
  }

  /** Whether a column of this type can hold images. */
  static boolean holdsImages(DataType type) {
    if (type instanceof ArrayType array) {
      DataType element = array.elementType();
      return element instanceof FloatType
          || element instanceof DoubleType
          || element instanceof DecimalType
          || element instanceof IntegralType && !(element instanceof ByteType);
    }
    return type instanceof BinaryType || type.equals(SQLDataTypes.VectorType());
  }

  /** Whether a pixel is one of 256 values. */
  boolean whole() {
    return whole;
  }

  /** Whether inputs may be any numbers, not only from 0 to 1. */
  boolean anyNumbers() {
    return numbers != null;
  }

  /** Number of pixels; -1 for null. */
  public int count(Object image) {
    if (image instanceof byte[] bytes) {
      return bytes.length;
    }
    if (image instanceof Vector vector) {
      return vector.size();
    }
    return image == null ? -1 : ((Seq<?>) image).size();
  }

  /**
   * Copies an image's pixels as numbers in [0, 1], or a row's numbers, standardised.
   *
   * @param out takes {@link #count} numbers, from {@code at}
   * @return what is wrong with the image; null for nothing
   */
  public String copy(Object image, float[] out, int at) {
    if (numbers != null) {
      return numbers.copy(image, out, at);
    }
    if (image instanceof byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        out[at + i] = (bytes[i] & MAX_BYTE) / (float) MAX_BYTE;
      }
      return null;
    }
    if (image instanceof Vector vector) {
      double[] values = vector.toArray();
      for (int i = 0; i < values.length; i++) {
        if (!(values[i] >= 0 && values[i] <= 1)) {
          return fault(i, values[i]);
        }
        out[at + i] = (float) values[i];
      }
      return null;
    }
    return copy((Seq<?>) image, out, at);
  }

  private String copy(Seq<?> image, float[] out, int at) {
    int greatest = whole ? MAX_BYTE : 1;
    for (int i = 0; i < image.size(); i++) {
      Number number = (Number) image.apply(i);
      double value = number == null ? Double.NaN : number.doubleValue();
      if (!(value >= 0 && value <= greatest)) {
        return fault(i, number);
      }
      out[at + i] = (float) value / greatest;
    }
    return null;
  }

  private String fault(int pixel, Object value) {
    return "pixel %d is %s; it must be from 0 to %d%s"
        .formatted(
            pixel,
            value,
            whole ? MAX_BYTE : 1,
            whole ? "" : " (bytes of 0 to 255 belong into a binary column, or divide by 255)");
  }
}
