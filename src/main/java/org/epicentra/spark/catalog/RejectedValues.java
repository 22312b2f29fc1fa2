package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * The values for which records were rejected: of each reason the most frequent ones. They are those
 * of one table, since others may name their columns otherwise.
 *
 * @param table its number among those of the source: the one that most were rejected of
 * @param byReason values, none null
 * @param counts rejected records of the table by reason
 * @param read all records of the table
 */
record RejectedValues(
    int table, Map<String, List<String>> byReason, Map<String, Long> counts, long read) {
  private static final int MOST = 100;
  private static final String EVENTS = "__events";
  private static final String RECORDS = "__records";
  private static final String RANK = "__value_rank";

  /** Gathers them from an import that has records. */
  static RejectedValues of(Dataset<Row> fated) {
    Row most =
        fated
            .groupBy(CheckedRecords.TABLE)
            .agg(
                count_if(col(CheckedRecords.REASON).isNotNull()).as(EVENTS),
                functions.count(lit(1)).as(RECORDS))
            .orderBy(col(EVENTS).desc(), col(RECORDS).desc(), col(CheckedRecords.TABLE))
            .head();
    Dataset<Row> rejected =
        fated
            .where(col(CheckedRecords.TABLE).equalTo(most.getInt(0)))
            .where(col(CheckedRecords.REASON).isNotNull());
    Map<String, Long> counts = new TreeMap<>();
    Map<String, List<String>> byReason = new TreeMap<>();
    if (most.getLong(1) > 0) {
      rejected
          .groupBy(CheckedRecords.REASON)
          .count()
          .collectAsList()
          .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
      mostFrequent(rejected)
          .forEach(
              row ->
                  byReason
                      .computeIfAbsent(row.getString(0), none -> new ArrayList<>())
                      .add(row.getString(1)));
    }
    return new RejectedValues(most.getInt(0), byReason, counts, most.getLong(2));
  }

  private static List<Row> mostFrequent(Dataset<Row> rejected) {
    return rejected
        .where(col(CheckedRecords.VALUE).isNotNull())
        .groupBy(CheckedRecords.REASON, CheckedRecords.VALUE)
        .agg(functions.count(lit(1)).as(EVENTS))
        .withColumn(
            RANK,
            row_number()
                .over(
                    Window.partitionBy(col(CheckedRecords.REASON))
                        .orderBy(col(EVENTS).desc(), col(CheckedRecords.VALUE))))
        .where(col(RANK).leq(MOST))
        .orderBy(col(CheckedRecords.REASON), col(RANK))
        .collectAsList();
  }

  /** Whether a record was rejected for a reason that begins so. */
  boolean has(String reason) {
    return count(reason) > 0;
  }

  /** The records that were rejected for reasons that begin so. */
  long count(String reason) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(reason))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The values of the reasons that begin so. */
  List<String> values(String reason) {
    return byReason.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(reason))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
