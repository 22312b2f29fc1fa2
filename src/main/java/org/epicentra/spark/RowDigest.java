package org.epicentra.spark;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** A digest of the rows of a table that changes when any of them does, and not with their order. */
public final class RowDigest {
  private RowDigest() {}

  /**
   * The aggregates that it is made of: two columns.
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
   * @param rows their number
   * @param at the first of the two {@link #aggregates} in {@code sums}
   */
  public static String text(long rows, Row sums, int at) {
    return rows
        + "-"
        + Long.toHexString(sums.getLong(at))
        + "-"
        + sums.getDecimal(at + 1).toBigInteger().toString(16);
  }
}
