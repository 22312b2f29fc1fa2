package org.epicentra.spark.catalog;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Analyses SQL so that an expression gives null for a value that it cannot convert, and does not
 * end the job; the record is rejected instead. Expressions keep this for good from when they are
 * analysed.
 */
final class LenientSql {
  private static final String ANSI = "spark.sql.ansi.enabled";

  private LenientSql() {}

  static <T> T analyse(SparkSession spark, Supplier<T> analysis) {
    String before = spark.conf().get(ANSI);
    spark.conf().set(ANSI, "false");
    try {
      return analysis.get();
    } finally {
      spark.conf().set(ANSI, before);
    }
  }
}
