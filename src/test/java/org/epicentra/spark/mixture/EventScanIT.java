package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.ml.SampledEvents;
import org.epicentra.ml.VariationalGaussianMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventScanIT {
  private static final int SIZE = 3000;
  private static final EventColumns COLUMNS =
      new EventColumns(List.of("x", "y"), "strength", "weight", null);
  private static final MixturePosterior MODEL = SampledEvents.POSTERIOR;
  private static final MixturePosterior OTHER =
      MixturePosterior.start(SampledEvents.PRIOR, new double[][] {{-5, 1}, {3, 3}, {1, 8}}, null);

  private static EvaluationSum sum(Dataset<Row> table) {
    return EventScan.sum(table, COLUMNS, () -> new EvaluationSum(MODEL, List.of(OTHER), true));
  }

  /** By one event after the other, without sums that are exact. */
  @Test
  void sumsAreThoseOfTheEvents() {
    List<Row> rows = SampledEvents.list(SIZE, 4);
    MixtureScorer scorer = new MixtureScorer(MODEL);
    MixtureScorer other = new MixtureScorer(OTHER);
    double weights = 0;
    double density = 0;
    double gain = 0;
    double located = 0;
    for (Row row : rows) {
      double[] x = {row.getDouble(1), row.getDouble(2)};
      double strength = row.isNullAt(3) ? Double.NaN : ((Number) row.get(3)).doubleValue();
      double weight = row.getDouble(4);
      weights += weight;
      density += weight * scorer.logDensity(x, strength);
      gain += weight * (scorer.logDensity(x, strength) - other.logDensity(x, strength));
      located += weight * scorer.logDensity(x, Double.NaN);
    }
    EvaluationSum sum = sum(SampledEvents.table(rows, 3));
    assertThat(sum.events()).isEqualTo(SIZE);
    assertThat(sum.strengths()).isEqualTo(SIZE - SIZE / 5);
    assertThat(sum.outside()).isZero();
    assertThat(sum.scores().density(1).mean()).isCloseTo(density / weights, within(1e-11));
    assertThat(sum.scores().gain(1, 0).mean()).isCloseTo(gain / weights, within(1e-11));
    assertThat(sum.meanLocationLogDensity()).isCloseTo(located / weights, within(1e-11));
  }

  @Test
  void theBoundIsThatOfAPass() {
    Dataset<Row> table = SampledEvents.table(SIZE, 2);
    assertThat(sum(table).elboPerEvent(MODEL)).isCloseTo(bound(table, MODEL), within(1e-11));
  }

  /** Ellipses, over-dispersed counts and a background, whose region an event lies outside of. */
  @Test
  void theBoundIsThatOfTheEventsWithinTheRegion() {
    Dataset<Row> table = SampledEvents.table(SIZE, 2).select("x", "y", "strength", "weight");
    MixturePosterior model = fitted(table, false);
    Dataset<Row> far = table.limit(1).withColumn("x", functions.lit(1e4));
    EvaluationSum sum =
        EventScan.sum(
            table.union(far), COLUMNS, () -> new EvaluationSum(model, List.of(MODEL), true));
    assertThat(sum.events()).isEqualTo(SIZE + 1);
    assertThat(sum.outside()).isEqualTo(1);
    assertThat(sum.elboPerEvent(model)).isCloseTo(bound(table, model), within(1e-11));
  }

  @Test
  void strengthsThatCannotBeAreCounted() {
    Dataset<Row> table =
        SampledEvents.table(SIZE, 2)
            .select("x", "y", "strength", "weight")
            .where("strength IS NULL OR strength > 0");
    MixturePosterior model = fitted(table, true);
    EvaluationSum sum =
        EventScan.sum(table, COLUMNS, () -> new EvaluationSum(model, List.of(), true));
    assertThat(sum.impossible()).isZero();
    assertThat(sum.elboPerEvent(model)).isCloseTo(bound(table, model), within(1e-11));
    Dataset<Row> zero = table.limit(2).withColumn("strength", functions.lit(0.0));
    EvaluationSum more =
        EventScan.sum(
            table.union(zero), COLUMNS, () -> new EvaluationSum(MODEL, List.of(model), true));
    assertThat(more.impossible()).isEqualTo(2);
    assertThat(more.events()).isEqualTo(sum.events() + 2);
  }

  private static MixturePosterior fitted(Dataset<Row> table, boolean zeroTruncated) {
    return new VariationalGaussianMixture()
        .setK(3)
        .setInputCols("x", "y")
        .setStrengthCol("strength")
        .setWeightCol("weight")
        .setZeroTruncated(zeroTruncated)
        .setMaxIter(5)
        .fit(table)
        .posterior();
  }

  private static double bound(Dataset<Row> table, MixturePosterior model) {
    try (CachedEvents events = CachedEvents.load(table, COLUMNS, 1)) {
      MixtureStatistics pass = events.pass().run(List.of(model)).get(0);
      return pass.elbo(model) / pass.weightSum();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 64})
  void partitionsAndOrderChangeNoBit(int partitions) {
    List<Row> rows = new ArrayList<>(SampledEvents.list(SIZE, 4));
    EvaluationSum one = sum(SampledEvents.table(rows, 1));
    Collections.shuffle(rows, new Random(partitions));
    EvaluationSum many = sum(SampledEvents.table(rows, partitions));
    assertThat(many.elboPerEvent(MODEL)).isEqualTo(one.elboPerEvent(MODEL));
    assertThat(many.meanLocationLogDensity()).isEqualTo(one.meanLocationLogDensity());
    for (int i = 0; i < 2; i++) {
      assertThat(many.scores().density(i).sums()).isEqualTo(one.scores().density(i).sums());
    }
    assertThat(many.scores().gain(1, 0).sums()).isEqualTo(one.scores().gain(1, 0).sums());
  }

  @Test
  void rowsThatAreNoEventsAreCounted() {
    Dataset<Row> table = SampledEvents.table(SIZE, 3);
    Dataset<Row> bad = table.withColumn("x", functions.expr("IF(x > 5, null, x)"));
    long count = table.filter("x > 5").count();
    assertThat(count).isPositive();
    assertThatThrownBy(() -> sum(bad))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(count + " of " + SIZE + " rows cannot be used: " + count)
        .hasMessageContaining("a location that is null");
    assertThatThrownBy(() -> sum(table.filter("x > 1e9")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no rows");
  }
}
