package org.epicentra.spark;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** A digest of a table that changes with any of its rows, but not with their order. */
public final class RowDigest {
  private RowDigest() {}

  /**
   * The two aggregates that make up the digest.
   *
   * @param hash of a row, 64 bits
   */
  public static List<Column> aggregates(Column hash) {
    return List.of(
        coalesce(bit_xor(hash), lit(0L)),
        coalesce(sum(hash.cast("decimal(20,0)")), lit(0).cast("decimal(30,0)")));
  }

  /**
   * The digest.
   *
   * @param rows number of rows
   * @param sums holds the values of the {@link #aggregates}
   * @param at index of the first of them
   */
  public static String text(long rows, Row sums, int at) {
    return rows
        + "-"
        + Long.toHexString(sums.getLong(at))
        + "-"
        + sums.getDecimal(at + 1).toBigInteger().toString(16);
  }
}
