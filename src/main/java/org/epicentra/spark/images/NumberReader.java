package org.epicentra.spark.images;

import java.io.Serializable;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.types.StructField;
import org.epicentra.vae.images.Standardization;
import scala.collection.Seq;

/**
 * Reads rows of numbers of any size from a column of arrays, Vectors or bytes; these are divided by
 * 255. Messages name a number as the metadata of a Vector do, such as VectorAssembler's, or by its
 * index.
 */
final class NumberReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BYTE = 255;

  private final String[] names;
  private final Standardization standardization;

  private NumberReader(String[] names, Standardization standardization) {
    this.names = names;
    this.standardization = standardization;
  }

  /**
   * The reader of a column.
   *
   * @param standardization null to leave numbers as they are
   */
  static NumberReader of(StructField column, Standardization standardization) {
    return new NumberReader(names(column), standardization);
  }

  private static String[] names(StructField column) {
    if (!column.dataType().equals(SQLDataTypes.VectorType())) {
      return new String[0];
    }
    AttributeGroup group = AttributeGroup.fromStructField(column);
    if (group.attributes().isEmpty()) {
      return new String[0];
    }
    Attribute[] attributes = group.attributes().get();
    String[] names = new String[attributes.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = attributes[i].name().isEmpty() ? null : attributes[i].name().get();
    }
    return names;
  }

  /** What a message calls a number of a row. */
  String name(int number) {
    return number < names.length && names[number] != null
        ? "'" + names[number] + "'"
        : "number " + number;
  }

  /** The numbers of a row as they are; NaN for null. */
  static double[] numbers(Object row) {
    if (row instanceof Vector vector) {
      return vector.toArray();
    }
    if (row instanceof byte[] bytes) {
      double[] numbers = new double[bytes.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (bytes[i] & MAX_BYTE) / (double) MAX_BYTE;
      }
      return numbers;
    }
    Seq<?> array = (Seq<?>) row;
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      Number number = (Number) array.apply(i);
      numbers[i] = number == null ? Double.NaN : number.doubleValue();
    }
    return numbers;
  }

  /**
   * Copies a row as inputs.
   *
   * @param out takes them, from {@code at}
   * @return what is wrong with the row; null for nothing
   */
  String copy(Object row, float[] out, int at) {
    double[] numbers = numbers(row);
    if (standardization != null && standardization.columns() != numbers.length) {
      return "it has %d numbers and must have %d"
          .formatted(numbers.length, standardization.columns());
    }
    for (int i = 0; i < numbers.length; i++) {
      float input =
          standardization == null ? (float) numbers[i] : standardization.input(i, numbers[i]);
      if (!Float.isFinite(input)) {
        return Double.isFinite(numbers[i])
            ? name(i) + " is " + numbers[i] + ", too large for single precision: use another unit"
            : fault(i, numbers[i]);
      }
      out[at + i] = input;
    }
    return null;
  }

  /** What is wrong with a number that is not finite; that of null is NaN. */
  String fault(int number, double value) {
    return name(number)
        + (Double.isNaN(value) ? " is null or NaN" : " is " + value)
        + "; it must be a finite number";
  }
}
