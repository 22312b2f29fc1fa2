package org.epicentra.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.epicentra.ml.EarthquakeCatalog;
import org.epicentra.ml.VariationalAutoencoderModel;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class TableExampleIT {
  private static final String CATALOG =
      "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";

  private final SparkSession spark = LocalSpark.session();

  /**
   * A forgery has each number of another event, so that every column looks as before: the score
   * must tell the two apart. It ranks a forgery above an event in a share of the pairs that is 0.5
   * for a score that knows nothing, with a standard error of at most 0.5 / sqrt(500) = 0.022 for
   * 500 of each; seven of these are 0.16.
   */
  @Test
  void eventsWithTheNumbersOfOthersAreUnusual() {
    Dataset<Row> events =
        TableExample.assemble(EarthquakeCatalog.read(spark, List.of(CATALOG), "auto", Map.of()))
            .cache();
    assertThat(events.count()).isGreaterThan(500);
    VariationalAutoencoderModel model = TableExample.train(events);
    List<Double> own = scores(TableExample.rank(model, events));
    List<Double> others = scores(TableExample.rank(model, TableExample.assemble(forged(events))));
    events.unpersist();
    assertThat(own).isSortedAccordingTo(Collections.reverseOrder());
    double above = 0;
    for (double forgery : others) {
      above += own.stream().filter(score -> score < forgery).count() / (double) own.size();
    }
    double share = above / others.size();
    System.out.printf("a forgery scores above an event in %.3f of the pairs%n", share);
    assertThat(share).isGreaterThan(0.5 + 0.16);
  }

  /** Each column in an order of its own. */
  private Dataset<Row> forged(Dataset<Row> events) {
    Dataset<Row> catalog = events.drop("features");
    List<Object[]> values = new ArrayList<>();
    catalog.collectAsList().forEach(row -> values.add(columns(row)));
    Random random = new Random(1);
    for (int column = 0; column < catalog.columns().length; column++) {
      for (int i = values.size() - 1; i > 0; i--) { // Fisher and Yates
        int other = random.nextInt(i + 1);
        Object kept = values.get(i)[column];
        values.get(i)[column] = values.get(other)[column];
        values.get(other)[column] = kept;
      }
    }
    return spark.createDataFrame(
        values.stream().map(RowFactory::create).toList(), catalog.schema());
  }

  private static Object[] columns(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  private static List<Double> scores(Dataset<Row> ranked) {
    return ranked.select("score").collectAsList().stream().map(row -> row.getDouble(0)).toList();
  }
}
