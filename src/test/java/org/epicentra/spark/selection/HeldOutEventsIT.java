package org.epicentra.spark.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class HeldOutEventsIT {
  private static final int SIZE = 20_000;
  private static final SelectionOptions PLAIN =
      new SelectionOptions(null, null, "n", null, ProjectionType.NONE, List.of("x", "y"));

  private static Dataset<Row> catalog(String... more) {
    return LocalSpark.session().range(SIZE).selectExpr("id AS number").selectExpr(more);
  }

  private static Dataset<Row> withIds() {
    return catalog("number", "concat('e', number) AS id", "rand(3) AS x", "rand(4) AS y", "3 AS n");
  }

  private static Set<Long> heldOut(Dataset<Row> rows, double share, long seed) {
    return numbers(HeldOutEvents.of(CatalogSelection.of(rows, PLAIN), share, seed).heldOut());
  }

  private static Set<Long> numbers(CatalogSelection events) {
    return events.rows().select("number").collectAsList().stream()
        .map(row -> row.getLong(0))
        .collect(Collectors.toSet());
  }

  /** A share of 20,000 has a standard error of 0.0028; 4 of them fail it. */
  @Test
  void eachEventIsOnOneSideAndTheShareIsKept() {
    HeldOutEvents split = HeldOutEvents.of(CatalogSelection.of(withIds(), PLAIN), 0.2, 1);
    Set<Long> out = numbers(split.heldOut());
    Set<Long> others = numbers(split.others());
    assertThat(out).doesNotContainAnyElementsOf(others);
    assertThat(out.size() + others.size()).isEqualTo(SIZE);
    assertThat(out.size() / (double) SIZE).isCloseTo(0.2, within(0.0113));
  }

  @Test
  void theSideIsThatOfTheIdAndTheSeed() {
    Set<Long> out = heldOut(withIds(), 0.2, 1);
    assertThat(heldOut(withIds().repartition(7).orderBy("x"), 0.2, 1)).isEqualTo(out);
    assertThat(heldOut(withIds().where("number % 2 = 0"), 0.2, 1))
        .isEqualTo(out.stream().filter(n -> n % 2 == 0).collect(Collectors.toSet()));
    assertThat(heldOut(withIds().selectExpr("number", "id", "x", "7 AS n", "2 AS y"), 0.2, 1))
        .isEqualTo(out);
    // Independent sides agree in 0.2 of the events held out; the standard error is 0.0063.
    Set<Long> both = new HashSet<>(heldOut(withIds(), 0.2, 2));
    both.retainAll(out);
    assertThat(both.size() / (double) out.size()).isCloseTo(0.2, within(0.026));
  }

  /** Without ids, and where an id is null, equal events stay together. */
  @Test
  void withoutIdsTheValuesDecide() {
    String[] values = {"number", "number % 5000 AS x", "number % 5000 AS y", "number % 5000 AS n"};
    Set<Long> out = heldOut(catalog(values), 0.3, 1);
    assertThat(out.size() / (double) SIZE).isCloseTo(0.3, within(0.026));
    for (long n = 0; n < 5000; n++) {
      assertThat(out.contains(n + 5000)).isEqualTo(out.contains(n));
    }
    assertThat(heldOut(catalog(values).selectExpr("*", "cast(null AS string) AS id"), 0.3, 1))
        .isEqualTo(out);
  }

  /** An event far away moves the centre of the projection, and with it all projected locations. */
  @Test
  void withoutIdsAnotherEventMovesNone() {
    SelectionOptions geographic =
        new SelectionOptions(null, null, "3", null, ProjectionType.AZIMUTHAL, null);
    Dataset<Row> rows =
        catalog(
            "number", "5 * rand(3) AS longitude", "5 * rand(4) AS latitude", "rand(5) AS depth");
    CatalogSelection before = CatalogSelection.of(rows, geographic);
    Dataset<Row> more =
        rows.union(
            rows.limit(1)
                .selectExpr("-1L AS number", "90D AS longitude", "60D AS latitude", "depth"));
    CatalogSelection after = CatalogSelection.of(more, geographic);
    assertThat(after.projection().parameters()).isNotEqualTo(before.projection().parameters());
    Set<Long> out = numbers(HeldOutEvents.of(before, 0.2, 1).heldOut());
    Set<Long> then = numbers(HeldOutEvents.of(after, 0.2, 1).heldOut());
    then.remove(-1L);
    assertThat(then).isEqualTo(out);
    assertThat(out.size() / (double) SIZE).isCloseTo(0.2, within(0.0113));
  }
}
