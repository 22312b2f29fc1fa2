package org.epicentra.spark.catalog.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.truth.TruthSettings.Variant;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class SyntheticCatalogIT {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2003-01-01T00:00:00Z");

  @Test
  void theRowsDoNotDependOnThePartitions() {
    SyntheticCatalog catalog = new SyntheticCatalog(truth(2), attributes(2000, 0.1));

    List<Row> one = catalog.rows(LocalSpark.session(), 1).collectAsList();
    List<Row> seven = catalog.rows(LocalSpark.session(), 7).collectAsList();

    assertThat(seven).isEqualTo(one);
    assertThat(one).hasSize(2000);
    Dataset<Row> other =
        new SyntheticCatalog(truth(2), new SyntheticAttributes(8, 2000, START, END, 0.1))
            .rows(LocalSpark.session(), 1);
    assertThat(other.first()).isNotEqualTo(one.get(0));
  }

  @Test
  void theRowsFollowTheTruth() {
    MixtureTruth mixture =
        new MixtureTruth(
            new double[] {0.25, 0.75},
            new double[][] {{-80, 10}, {60, -40}},
            0.01,
            new double[] {4, 30});
    AzimuthalProjection map = AzimuthalProjection.of(179.9, -17);
    int rows = 20_000;
    List<Row> events =
        new SyntheticCatalog(new SyntheticTruth(mixture, map), attributes(rows, 0.2))
            .rows(LocalSpark.session(), 4)
            .collectAsList();

    int[] counts = new int[2];
    double[] strengths = new double[2];
    double squares = 0;
    int missing = 0;
    for (Row event : events) {
      int k = event.getInt(event.fieldIndex("true_component"));
      double longitude = event.getDouble(event.fieldIndex("longitude"));
      assertThat(longitude).isGreaterThanOrEqualTo(-180).isLessThan(180);
      double[] at = map.forward(longitude, event.getDouble(event.fieldIndex("latitude")), 0);
      squares += Math.pow(at[0] - mixture.centres()[k][0], 2);
      if (event.isNullAt(event.fieldIndex("strength"))) {
        missing++;
      } else {
        counts[k]++;
        strengths[k] += event.getInt(event.fieldIndex("strength"));
      }
    }
    // Five standard errors each: a false alarm once in a million runs, and the seed is fixed.
    assertThat(missing / (double) rows).isCloseTo(0.2, within(5 * Math.sqrt(0.16 / rows)));
    double first = counts[0] / (double) (counts[0] + counts[1]);
    assertThat(first).isCloseTo(0.25, within(5 * Math.sqrt(0.1875 / (0.8 * rows))));
    assertThat(strengths[0] / counts[0]).isCloseTo(4, within(5 * Math.sqrt(4.0 / counts[0])));
    assertThat(strengths[1] / counts[1]).isCloseTo(30, within(5 * Math.sqrt(30.0 / counts[1])));
    assertThat(squares / rows).isCloseTo(100, within(5 * 100 * Math.sqrt(2.0 / rows)));
  }

  @Test
  void hypocentresLieUnderTheGroundAboutTheirCentre() {
    SyntheticTruth truth = truth(3);
    Row event =
        new SyntheticCatalog(truth, attributes(500, 0))
            .rows(LocalSpark.session(), 2)
            .selectExpr("min(depth)", "max(depth)", "avg(depth)", "count(strength)")
            .first();

    // Centres are 7 sd = 28 km to 48 km deep, sd = 4 km.
    assertThat(event.getDouble(0)).isPositive();
    assertThat(event.getDouble(1)).isLessThan(28 + 20 + 28);
    assertThat(event.getDouble(2)).isCloseTo(38, within(3.0));
    assertThat(event.getLong(3)).isEqualTo(500);
  }

  /** Elongated components, unequal weights, a background: hypocentres of every variant. */
  @Test
  void hypocentresOfAVariantFollowTheirTruth() {
    Variant variant = new Variant(4, 3, 2.5, true, 0.2, 1);
    SyntheticTruth truth =
        SyntheticTruth.draw(new SyntheticTruth.Settings(3, 3, 179, -18, 100, 4, 12, variant), 42);
    MixtureTruth mixture = truth.mixture();
    int rows = 20_000;
    List<Row> events =
        new SyntheticCatalog(truth, attributes(rows, 0))
            .rows(LocalSpark.session(), 3)
            .collectAsList();

    int noise = 0;
    double[] counts = new double[3];
    double[] distances = new double[3];
    MultivariateStudentT[] laws = new MultivariateStudentT[3];
    for (int k = 0; k < 3; k++) {
      laws[k] =
          MultivariateStudentT.of(
              Double.POSITIVE_INFINITY, mixture.centres()[k], mixture.seenCovariance(k));
    }
    for (Row event : events) {
      int k = event.getInt(event.fieldIndex("true_component"));
      double depth = event.getDouble(event.fieldIndex("depth"));
      double[] at =
          truth
              .projection()
              .forward(
                  event.getDouble(event.fieldIndex("longitude")),
                  event.getDouble(event.fieldIndex("latitude")),
                  depth);
      assertThat(depth).isBetween(-1.0, 14 * Math.hypot(8, 1) + 20);
      assertThat(event.getInt(event.fieldIndex("strength"))).isPositive();
      if (k < 0) {
        assertThat(k).isEqualTo(-1);
        assertThat(mixture.noise().region().contains(at)).isTrue();
        noise++;
      } else {
        counts[k]++;
        distances[k] += laws[k].squaredDistance(at);
      }
    }
    assertThat(noise / (double) rows).isCloseTo(0.2, within(5 * Math.sqrt(0.16 / rows)));
    for (int k = 0; k < 3; k++) {
      assertThat(counts[k] / rows).isCloseTo(mixture.weight(k), within(5 * Math.sqrt(0.25 / rows)));
      // Chi-square with 3 degrees of freedom: mean 3, variance 6.
      assertThat(distances[k] / counts[k]).isCloseTo(3, within(5 * Math.sqrt(6 / counts[k])));
    }
  }

  /** East, north and up of the centre, once round: the depth varies as the local upward axis. */
  @Test
  void covariancesAreTurnedIntoGeocentricCoordinates() {
    SymmetricMatrix local = SymmetricMatrix.of(3, new double[] {9, 2, 4, 1, -0.5, 1});
    double[] place = {37, -52, 10};
    SymmetricMatrix turned = BuriedTruth.turned(local, place[0], place[1]);
    GeocentricProjection projection = new GeocentricProjection();
    double[] at = projection.forward(place[0], place[1], place[2]);
    double[] up = projection.forward(place[0], place[1], place[2] - 1);
    double[] east = projection.forward(place[0] + 1e-4, place[1], place[2]);
    double length = 0;
    for (int d = 0; d < 3; d++) {
      up[d] -= at[d];
      east[d] -= at[d];
      length += east[d] * east[d];
    }
    assertThat(turned.quadraticForm(up)).isCloseTo(1, within(1e-6));
    assertThat(turned.quadraticForm(east) / length).isCloseTo(9, within(1e-4));
    assertThat(turned.trace()).isCloseTo(14, within(1e-12));
    assertThat(turned.logDeterminant()).isCloseTo(local.logDeterminant(), within(1e-12));
  }

  @Test
  void timesAreInOrderAndMagnitudesFollowGutenbergAndRichter() {
    Row event =
        new SyntheticCatalog(truth(2), attributes(20_000, 0))
            .rows(LocalSpark.session(), 3)
            .selectExpr(
                "min(time) >= timestamp '2000-01-01' and max(time) < timestamp '2003-01-01'",
                "min(magnitude)",
                "max(magnitude) <= 9",
                "avg(cast(magnitude >= 3 as double))",
                "min(depth) >= 0 and max(depth) <= 20",
                "avg(cast(year(time) = 2001 as double))")
            .first();

    assertThat(event.getBoolean(0)).isTrue();
    assertThat(event.getDouble(1)).isEqualTo(2);
    assertThat(event.getBoolean(2)).isTrue();
    // One magnitude up is a tenth of the events where b = 1: from 1.95 to 2.95.
    assertThat(event.getDouble(3)).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / 20_000)));
    assertThat(event.getBoolean(4)).isTrue();
    assertThat(event.getDouble(5)).isCloseTo(365 / 1096.0, within(1e-3));
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertRefused(new SyntheticTruth.Settings(3, 4, 0, 0, 100, 10, 5), "‹dimension› is 4");
    assertRefused(new SyntheticTruth.Settings(0, 2, 0, 0, 100, 10, 5), "is 0");
    assertRefused(new SyntheticTruth.Settings(3, 2, 0, 95, 100, 10, 5), "latitude 95.0;");
    assertRefused(new SyntheticTruth.Settings(3, 2, 0, 0, 5000, 10, 5), "‹spread› 5000.0 km");
    assertRefused(new SyntheticTruth.Settings(3, 2, 0, 0, 100, Double.NaN, 5), "‹sd› is NaN");
    assertRefused(new SyntheticTruth.Settings(3, 3, 0, 0, 100, 100, 5), "‹sd› 100.0 km; in 3-D");
    assertRefused(new SyntheticTruth.Settings(3, 2, 0, 0, 100, 10, -5), "is -5");
    assertRefused(new SyntheticTruth.Settings(3, 2, 0, 0, 100, 10, 1e12), "a rate is");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new SyntheticAttributes(1, 0, START, END, 0))
        .withMessageContaining("‹rows› is 0");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new SyntheticAttributes(1, 10, END, START, 0))
        .withMessageContaining("is not before ‹end›");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new SyntheticAttributes(1, 10, START, END, 1.5))
        .withMessageContaining("‹missingStrength› is 1.5");
  }

  private static void assertRefused(SyntheticTruth.Settings settings, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .as("%s", settings)
        .isThrownBy(() -> SyntheticTruth.draw(settings, 1))
        .withMessageContaining(message);
  }

  private static SyntheticTruth truth(int dimension) {
    return SyntheticTruth.draw(new SyntheticTruth.Settings(5, dimension, 178, -18, 100, 4, 12), 42);
  }

  private static SyntheticAttributes attributes(long rows, double missing) {
    return new SyntheticAttributes(7, rows, START, END, missing);
  }
}
