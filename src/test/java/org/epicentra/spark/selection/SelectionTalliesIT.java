package org.epicentra.spark.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.TallyPlan;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The counts of a page against those of rows that were collected and counted one by one. */
class SelectionTalliesIT {
  private static final SelectionOptions OPTIONS =
      new SelectionOptions("kept", null, "strength", null, null, null);

  private static Dataset<Row> catalog;
  private static CatalogSelection selection;
  private static MapPlane plane;
  private static MixturePosterior posterior;
  private static EventExtents extents;
  private static AssignedEvents events;

  @BeforeAll
  static void gather() {
    catalog =
        LocalSpark.session()
            .range(0, 5000, 1, 7)
            .selectExpr(
                "cast(id as string) AS id",
                "id % 50 != 0 AS kept",
                "timestamp_micros(1700000000000000 + id * 3600000000) AS time",
                "178.5 + 3 * rand(1) - IF(178.5 + 3 * rand(1) >= 180, 360, 0) AS longitude",
                "-40 + 2 * rand(2) * rand(3) AS latitude",
                "IF(id % 9 = 0, null, round(2 - log10(rand(4)), 1)) AS magnitude",
                "IF(id % 4 = 0, null, cast(20 * rand(5) AS int)) AS strength")
            .cache();
    selection = CatalogSelection.of(catalog, OPTIONS);
    plane = MapPlane.of(selection.projection(), new double[0][], new double[0]);
    double[][] centres = {{-100, 0}, {0, 20}, {100, -20}};
    MixturePrior prior =
        new MixturePrior(
            new DirichletWeights(1, 3),
            CovarianceType.FULL.prior(1e-3, new double[2], 1e-4),
            CountPrior.poisson(1, 0.1),
            null);
    posterior = MixturePosterior.start(prior, centres, new double[] {4, 10, 16});
    SelectionTallies tallies = new SelectionTallies(selection, plane, 2);
    extents = tallies.extents();
    double[] box = {
      extents.range(0)[0] - 1,
      extents.range(0)[1] + 1,
      extents.range(1)[0] - 1,
      extents.range(1)[1] + 1
    };
    events = tallies.assigned(posterior, TallyPlan.of(extents, 3, box, false));
  }

  @AfterAll
  static void release() {
    catalog.unpersist(true);
  }

  private static List<Row> rows() {
    return ScoredEvents.of(
            selection.rows(),
            selection.columns(),
            posterior,
            Map.of(Score.COMPONENT, "component", Score.RESPONSIBILITIES, "shares"))
        .selectExpr(
            "component",
            "unix_micros(time)",
            "longitude",
            "latitude",
            "magnitude",
            "strength",
            "shares")
        .collectAsList();
  }

  @Test
  void extentsAreThoseOfTheRows() {
    List<Row> rows = rows();
    assertThat(extents.events()).isEqualTo(4900).isEqualTo(rows.size());
    assertThat(extents.timed()).isEqualTo(4900);
    assertThat(extents.counted()).isEqualTo(count(rows, 5));
    assertThat(extents.first())
        .isEqualTo(rows.stream().mapToLong(row -> row.getLong(1)).min().orElseThrow());
    assertThat(extents.last())
        .isEqualTo(rows.stream().mapToLong(row -> row.getLong(1)).max().orElseThrow());
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.POSITIVE_INFINITY;
    double northEast = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      double[] at = plane.forward(row.getDouble(2), row.getDouble(3));
      east = Math.max(east, at[0]);
      north = Math.min(north, at[1]);
      northEast = Math.max(northEast, Math.sqrt(0.5) * (at[0] + at[1]));
    }
    assertThat(extents.range(0)[1]).isEqualTo(east).as("across the antimeridian").isLessThan(200);
    assertThat(extents.range(1)[0]).isEqualTo(north);
    assertThat(extents.reach(45)[1]).isCloseTo(northEast, within(1e-9));
    assertThat(extents.reach(225)[0]).isCloseTo(-northEast, within(1e-9));
    assertThat(extents.strike()).as("longer from west to east").isBetween(80.0, 100.0);
  }

  private static long count(List<Row> rows, int column) {
    return rows.stream().filter(row -> !row.isNullAt(column)).count();
  }

  @Test
  void countsAreThoseOfTheRows() {
    Map<Integer, Long> cells = new HashMap<>();
    long[][] byTime = new long[3][events.times().count()];
    long[] strengths = new long[21];
    long[][] tenths = new long[3][200];
    double[] shares = new double[3];
    for (Row row : rows()) {
      int component = row.getInt(0);
      double[] at = plane.forward(row.getDouble(2), row.getDouble(3));
      cells.merge(events.map().grid().cell(at[0], at[1]), 1L, Long::sum);
      byTime[component][events.times().bin(row.getLong(1))]++;
      if (!row.isNullAt(4)) {
        tenths[component][(int) Math.rint(10 * row.getDouble(4))]++;
      }
      if (!row.isNullAt(5)) {
        strengths[row.getInt(5)]++;
        List<Double> each = row.getList(6);
        Arrays.setAll(shares, k -> shares[k] + each.get(k));
      }
    }
    for (int k = 0; k < 3; k++) {
      assertThat(events.events(k)).isEqualTo(Arrays.stream(byTime[k]).sum()).isPositive();
      for (int bin = 0; bin < byTime[k].length; bin++) {
        assertThat(events.events(k, bin)).isEqualTo(byTime[k][bin]);
      }
      for (int tenth = 0; tenth < 200; tenth++) {
        assertThat(events.magnitudesByClass().get(k).count(10 * tenth)).isEqualTo(tenths[k][tenth]);
      }
      assertThat(events.share(k)).isCloseTo(shares[k], within(1e-6));
    }
    for (int s = 0; s < strengths.length; s++) {
      assertThat(events.strengths().count(s)).isEqualTo(strengths[s]);
    }
    assertThat(cells).as("none lies outside").doesNotContainKey(-1);
    long[] counts = cells(events);
    for (int cell = 0; cell < counts.length; cell++) {
      assertThat(counts[cell]).isEqualTo(cells.getOrDefault(cell, 0L));
    }
    assertThat(events.magnitudes().total()).isEqualTo(count(rows(), 4));
  }

  private static long[] cells(AssignedEvents events) {
    CellGrid grid = events.map().grid();
    long[] counts = new long[grid.columns() * grid.rows()];
    Arrays.setAll(counts, cell -> events.map().count(cell % grid.columns(), cell / grid.columns()));
    return counts;
  }

  @Test
  void theSumsAreTheSameWhateverThePartitions() {
    CatalogSelection other = CatalogSelection.of(catalog.repartition(3), OPTIONS);
    SelectionTallies tallies = new SelectionTallies(other, plane, 2);
    double[] box = events.map().grid().box();
    AssignedEvents again = tallies.assigned(posterior, TallyPlan.of(extents, 3, box, false));
    for (int k = 0; k < 3; k++) {
      assertThat(again.events(k)).isEqualTo(events.events(k));
      assertThat(again.share(k)).isEqualTo(events.share(k));
    }
    assertThat(cells(again)).isEqualTo(cells(events));
  }

  @Test
  void anEventThatIsNoneIsNamed() {
    Dataset<Row> bad = catalog.selectExpr("id", "kept", "longitude", "latitude", "-1 AS strength");
    SelectionTallies tallies = new SelectionTallies(CatalogSelection.of(bad, OPTIONS), plane, 2);
    assertThatThrownBy(tallies::extents)
        .rootCause()
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("negative");
  }
}
