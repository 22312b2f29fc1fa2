package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.ml.SampledEvents;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedEventsIT {
  private static final int SIZE = 2000;

  @Test
  void theProfileHoldsTheMomentsOfTheRows() {
    List<Row> rows = SampledEvents.list(SIZE, 1);
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", null);
    try (CachedEvents events = CachedEvents.load(SampledEvents.table(rows, 3), columns, 3)) {
      double weights = rows.stream().mapToDouble(row -> row.getDouble(4)).sum();
      double meanX =
          rows.stream().mapToDouble(r -> r.getDouble(4) * r.getDouble(1)).sum() / weights;
      EventProfile profile = events.profile();
      assertThat(profile.rows()).isEqualTo(SIZE);
      assertThat(profile.weightSum()).isEqualTo(weights);
      assertThat(profile.mean(0)).isCloseTo(meanX, within(1e-12));
      assertThat(profile.strengthObserved()).isEqualTo(SIZE - SIZE / 5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"features", "doubles", "floats"})
  void aVectorAndArraysGiveTheSameEventsAsColumns(String column) {
    Dataset<Row> table = SampledEvents.table(SIZE, 2);
    EventColumns packed = new EventColumns(List.of(column), "strength", null, null);
    try (CachedEvents expected = CachedEvents.load(table, SampledEvents.XY, 3);
        CachedEvents actual = CachedEvents.load(table, packed, 3)) {
      assertThat(actual.profile().variance(1)).isEqualTo(expected.profile().variance(1));
      assertSame(actual.sample(7, SIZE), expected.sample(7, SIZE));
    }
  }

  @Test
  void integersFloatsAndDecimalsAreNumbersToo() {
    Dataset<Row> table =
        SampledEvents.table(SIZE, 2)
            .selectExpr("cast(x as int) x", "cast(y as decimal(12, 3)) y", "cast(3.0 as float) s");
    EventColumns columns = new EventColumns(List.of("x", "y"), "s", null, null);
    try (CachedEvents events = CachedEvents.load(table, columns, 1)) {
      assertThat(events.profile().rows()).isEqualTo(SIZE);
      assertThat(events.profile().strengthMean()).isEqualTo(3);
    }
  }

  /** By this a choice among numbers of components knows how many more it may suggest. */
  @Test
  void locationsAreCountedUpToFourForEachComponent() {
    Dataset<Row> table = SampledEvents.table(SampledEvents.list(50, 1), 3);
    for (int components : new int[] {1, 5, 12, 13, 50}) {
      try (CachedEvents events = CachedEvents.load(table, SampledEvents.XY, components)) {
        assertThat(events.profile().distinctLocations()).isEqualTo(Math.min(4 * components, 50));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void theSampleDoesNotDependOnThePartitions(int partitions) {
    try (CachedEvents two = CachedEvents.load(SampledEvents.table(SIZE, 2), SampledEvents.XY, 3);
        CachedEvents other =
            CachedEvents.load(SampledEvents.table(SIZE, partitions), SampledEvents.XY, 3)) {
      assertSame(other.sample(5, 300), two.sample(5, 300));
    }
  }

  @Test
  void theSampleIsUniformAndFollowsTheSeed() {
    try (CachedEvents events =
        CachedEvents.load(SampledEvents.table(20_000, 4), SampledEvents.XY, 3)) {
      EventSample sample = events.sample(5, 4000);
      assertThat(sample.size()).isEqualTo(4000);
      long missing = Arrays.stream(sample.strengths()).filter(Double::isNaN).count();
      // A fifth of the events: binomial(4000, 0.2) has standard deviation 25; five of them.
      assertThat(missing).isBetween(800L - 126, 800L + 126);
      assertThat(events.sample(6, 4000).locations()).isNotEqualTo(sample.locations());
      assertThat(events.sample(5, 4000).locations()).isEqualTo(sample.locations());
    }
  }

  @Test
  void equalEventsAreDrawnAsOneWithTheirWeight() {
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < 30_000; n++) {
      rows.add(SampledEvents.row("e" + n, n % 4, n % 3, 1, 1.0));
    }
    try (CachedEvents events =
        CachedEvents.load(SampledEvents.table(rows, 3), SampledEvents.XY, 12)) {
      EventSample sample = events.sample(5, 100);
      assertThat(sample.size()).isEqualTo(12);
      assertThat(sample.weights()).containsOnly(2500);
      Set<List<Double>> locations = new HashSet<>();
      for (int n = 0; n < sample.size(); n++) {
        locations.add(List.of(sample.locations()[2 * n], sample.locations()[2 * n + 1]));
      }
      assertThat(locations).hasSize(12);
    }
  }

  @Test
  void rowsThatAreNoEventsAreCountedAndNamedInOrder() {
    List<Row> rows = new ArrayList<>(SampledEvents.list(SIZE, 1));
    rows.set(100, SampledEvents.row("bad-location", Float.NaN, 0, 1, 1.0));
    for (int n = 0; n < 7; n++) {
      rows.set(1900 - 200 * n, SampledEvents.row("negative-" + n, 0, 0, -1, 1.0));
    }
    rows.set(1999, SampledEvents.row("weightless", 0, 0, 1, 0.0));
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", "id");
    Set<Integer> before = LocalSpark.cachedTables();
    assertThatThrownBy(() -> CachedEvents.load(SampledEvents.table(rows, 4), columns, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "9 of 2000 rows cannot be used: 1 with a location that is null, not finite or beyond 1e30 (x, y),"
                + " first: bad-location; 7 with a strength that is negative, fractional or not"
                + " finite (strength), first: negative-6, negative-5, negative-4, negative-3,"
                + " negative-2; 1 with a weight that is null, not finite or not above 0 (weight),"
                + " first: weightless. Correct them or filter them out.");
    assertThat(before).containsAll(LocalSpark.cachedTables());
  }

  @Test
  void aVectorOfAnotherLengthIsNoLocation() {
    Dataset<Row> table =
        LocalSpark.session()
            .sql(
                "select id, if(id = 3, array(1D), array(1D * id, 2D)) a, 1 s from range(6)"
                    + " union all select 9, null, 1");
    EventColumns columns = new EventColumns(List.of("a"), "s", null, "id");
    assertThatThrownBy(() -> CachedEvents.load(table, columns, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 of 7 rows")
        .hasMessageContaining("first: 3, 9");
  }

  /** No row is looked at to find out: here the first would tell otherwise. */
  @Test
  void aDeclaredNumberOfCoordinatesIsTaken() {
    Dataset<Row> arrays =
        LocalSpark.session()
            .sql("select id, if(id = 0, array(1D), array(1D * id, 2D)) a from range(6)");
    Dataset<Row> declared =
        arrays.withColumn("a", arrays.col("a").as("a", EventSelection.declaring(2)));
    EventColumns columns = new EventColumns(List.of("a"), null, null, "id");
    assertRefused(declared, columns, "1 of 6 rows");
    try (CachedEvents events = CachedEvents.load(declared.where("id > 0"), columns, 1)) {
      assertThat(events.profile().dimension()).isEqualTo(2);
      assertThat(events.profile().rows()).isEqualTo(5);
    }
  }

  @Test
  void aNullVectorIsNoLocation() {
    Dataset<Row> table =
        SampledEvents.table(10, 2).selectExpr("id", "if(id = 'e7', null, features) v");
    EventColumns columns = new EventColumns(List.of("v"), null, null, "id");
    assertThatThrownBy(() -> CachedEvents.load(table, columns, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("1 of 10 rows")
        .hasMessageContaining("first: e7");
    assertRefused(table.where("v is null"), columns, "Every location in column 'v' is null");
  }

  /** 30,000 events are several chunks, with parts in each partition that is read. */
  @ParameterizedTest
  @CsvSource({"1, 1, false", "1, 5, true", "7, 2, true", "3, 40, false"})
  void theChunksDoNotDependOnThePartitionsNorOnTheOrder(int read, int kept, boolean turned) {
    List<Row> rows = new ArrayList<>(SampledEvents.list(30_000, 1));
    rows.addAll(rows.subList(0, 500)); // twice
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", null);
    List<Row> ordered = new ArrayList<>(rows);
    if (turned) {
      Collections.reverse(ordered);
    }
    try (CachedEvents expected = CachedEvents.load(SampledEvents.table(rows, 4), columns, 3, 2);
        CachedEvents actual =
            CachedEvents.load(SampledEvents.table(ordered, read), columns, 3, kept)) {
      assertThat(actual.profile()).usingRecursiveComparison().isEqualTo(expected.profile());
      MixturePosterior q = SampledEvents.POSTERIOR;
      assertThat(actual.pass().run(List.of(q)))
          .usingRecursiveComparison()
          .isEqualTo(expected.pass().run(List.of(q)));
      assertThat(actual.pass().strengths())
          .usingRecursiveComparison()
          .isEqualTo(expected.pass().strengths());
    }
  }

  @Test
  void theCacheIsReleasedWhenSparkFails() {
    Dataset<Row> table =
        SampledEvents.table(10, 2).selectExpr("x", "cast(raise_error('broken') as double) y");
    EventColumns columns = new EventColumns(List.of("x", "y"), null, null, null);
    Set<Integer> before = LocalSpark.cachedTables();
    assertThatThrownBy(() -> CachedEvents.load(table, columns, 1)).hasMessageContaining("broken");
    assertThat(before).containsAll(LocalSpark.cachedTables());
  }

  @Test
  void thereMustBeRowsAndEnoughLocations() {
    assertRefused(SampledEvents.table(0, 1), SampledEvents.XY, "the table has no rows");
    EventColumns vector = new EventColumns(List.of("features"), null, null, null);
    assertRefused(SampledEvents.table(0, 1), vector, "the table has no rows");
    Dataset<Row> two = SampledEvents.table(2, 1);
    assertRefused(two, SampledEvents.XY, "2 distinct locations for 3 components");
  }

  @Test
  void columnsMustBeThereAndNumeric() {
    Dataset<Row> table = SampledEvents.table(5, 1);
    assertRefused(table, new EventColumns(List.of("x", "w"), null, null, null), "no column 'w'");
    assertRefused(table, new EventColumns(List.of("x", "y"), "id", null, null), "must be numeric");
    assertRefused(table, new EventColumns(List.of("x"), null, null, null), "'x' is double");
  }

  private static void assertRefused(Dataset<Row> table, EventColumns columns, String message) {
    assertThatThrownBy(() -> CachedEvents.load(table, columns, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private static void assertSame(EventSample actual, EventSample expected) {
    assertThat(actual.locations()).isEqualTo(expected.locations());
    assertThat(actual.strengths()).isEqualTo(expected.strengths());
    assertThat(actual.weights()).isEqualTo(expected.weights());
  }
}
