package org.epicentra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GriddedForecastTest {
  private static List<double[]> lines(GriddedForecast forecast) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    forecast.write(out);
    return out.toString(StandardCharsets.US_ASCII)
        .lines()
        .map(line -> Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  @Test
  void edgesAreTenths() {
    ForecastGrid grid = ForecastGrid.around(-0.25, 2.3, 0.7, 0.99);
    assertThat(grid).isEqualTo(new ForecastGrid(-3, 7, 27, 3));
    assertThat(grid.west(0)).isEqualTo(-0.3);
    assertThat(grid.east(0)).isEqualTo(-0.2);
    assertThat(grid.west(26)).isEqualTo(2.3);
    assertThat(grid.south(27)).isEqualTo(0.8);
    assertThat(grid.north(80)).isEqualTo(1.0);
  }

  /** Each cell is where a catalog's longitudes, from -180 to 180, are. */
  @Test
  void cellsGoOnBeyondTheAntimeridian() {
    ForecastGrid grid = ForecastGrid.around(179.85, -179.85, -90, 90);
    assertThat(grid.columns()).isEqualTo(4);
    assertThat(grid.rows()).isEqualTo(1800);
    assertThat(grid.west(1)).isEqualTo(179.9);
    assertThat(grid.east(1)).isEqualTo(180);
    assertThat(grid.west(2)).isEqualTo(-180);
    assertThat(grid.east(3)).isEqualTo(-179.8);
    assertThat(ForecastGrid.around(-180, 179.99, 0, 1).columns()).isEqualTo(3600);
  }

  /** With b = 1 a magnitude less has ten times the events. */
  @Test
  void magnitudesFollowTheirLaw() {
    MagnitudeBins bins = MagnitudeBins.to(5.95, 2.45, 1);
    assertThat(bins.count()).isEqualTo(35);
    assertThat(bins.edge(0)).isEqualTo(2.45);
    assertThat(bins.edge(1)).isEqualTo(2.55);
    assertThat(bins.edge(35)).isEqualTo(5.95);
    double sum = 0;
    for (int bin = 0; bin < bins.count(); bin++) {
      sum += bins.share(bin);
    }
    assertThat(sum).isCloseTo(1, within(1e-14));
    assertThat(bins.share(3) / bins.share(13)).isCloseTo(10, within(1e-9));
  }

  @Test
  void ratesSumToTheExpectedNumber() throws IOException {
    ForecastGrid grid = ForecastGrid.around(10, 10.25, 45, 45.15);
    double[] masses = {0.1, 0.2, 0, 0.3, Double.NaN, 0.1};
    GriddedForecast forecast =
        new GriddedForecast(grid, masses, MagnitudeBins.to(5, 3, 0.9), 12.5, 30);
    List<double[]> lines = lines(forecast);
    assertThat(forecast.cells()).isEqualTo(5);
    assertThat(lines).hasSize(5 * 20);
    assertThat(lines.stream().mapToDouble(line -> line[8]).sum()).isCloseTo(12.5, within(1e-12));
    assertThat(lines.get(0)).startsWith(10, 10.1, 45, 45.1, 0, 30, 3, 3.1).endsWith(1);
    assertThat(lines.get(20)).startsWith(10.1, 10.2, 45, 45.1);
    assertThat(lines.get(60)).startsWith(10, 10.1, 45.1, 45.2);
    double ofFirst = lines.subList(0, 20).stream().mapToDouble(line -> line[8]).sum();
    assertThat(ofFirst).isCloseTo(12.5 * 0.1 / 0.7, within(1e-12));
  }

  /**
   * The probability of a grid, and of its parts, is the share of the draws of the same predictive
   * distribution that fall there; six standard errors of the binomial.
   */
  @Test
  void massesAreThoseOfDraws() {
    ModelFolder model =
        ModelFolder.read("src/test/resources/models/mixture-2", new Configuration());
    MixtureSampler sampler = MixtureSampler.ofPosterior(model.posterior(), 5);
    double[] first = model.projection().inverse(model.posterior().mean(0));
    double west = Math.floor(first[0]) - 2;
    double south = Math.floor(first[1]) - 1.5;
    ForecastGrid grid = ForecastGrid.around(west, west + 4.05, south, south + 3.05);
    double[] masses = CellMasses.of(model.posterior(), model.projection(), grid);
    int draws = 100_000;
    long[] fallen = new long[grid.cells()];
    for (int n = 0; n < draws; n++) {
      double[] place = model.projection().inverse(sampler.draw(n).location());
      int column = (int) Math.floor(10 * (place[0] - west));
      int row = (int) Math.floor(10 * (place[1] - south));
      if (column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows()) {
        fallen[row * grid.columns() + column]++;
      }
    }
    double mass = 0;
    double share = 0;
    for (int cell = 0; cell < masses.length; cell++) {
      double expected = draws * masses[cell];
      assertThat((double) fallen[cell])
          .as("cell %d", cell)
          .isCloseTo(expected, within(6 * Math.sqrt(expected) + 6));
      mass += masses[cell];
      share += (double) fallen[cell] / draws;
    }
    assertThat(mass).isGreaterThan(0.05);
    assertThat(share).isCloseTo(mass, within(6 * Math.sqrt(mass / draws)));
  }

  private static MixturePosterior narrow(Projection projection, double sd, double[] place) {
    double[] centre = projection.forward(place[0], place[1], 10);
    MixturePrior prior =
        new MixturePrior(
            new DirichletWeights(1, 1),
            CovarianceType.FIXED.prior(1 / (sd * sd), centre, 1e6),
            CountPrior.poisson(1, 0.1),
            null);
    return MixturePosterior.start(prior, new double[][] {centre}, new double[] {1});
  }

  /** The grid reaches seven standard deviations or more to each side. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 2",
    "0.05, 2",
    "0.2, 2",
    "0.5, 2",
    "1, 2",
    "4, 2",
    "0.2, 3",
    "1, 3",
    "4, 3",
  })
  void narrowComponentsKeepTheirMass(double sd, int dimension) {
    Projection projection =
        dimension == 2 ? AzimuthalProjection.of(10, 35) : new GeocentricProjection();
    ForecastGrid grid = ForecastGrid.around(9.65, 10.35, 34.65, 35.35);
    // the middle of a patch, a corner of one, the corner of four cells, and anywhere
    double[][] places = {{10.01, 35.01}, {10.02, 35.02}, {10, 35}, {10.0137, 35.0522}};
    for (double[] place : places) {
      double[] masses = CellMasses.of(narrow(projection, sd, place), projection, grid);
      assertThat(Arrays.stream(masses).sum())
          .as("at %s", Arrays.toString(place))
          .isCloseTo(1, within(0.002));
      assertThat(Arrays.stream(masses).min().orElseThrow()).isNotNegative();
    }
    double[] shared = CellMasses.of(narrow(projection, sd, places[2]), projection, grid);
    if (sd <= 1) {
      for (int cell : new int[] {27, 28, 35, 36}) {
        assertThat(shared[cell]).isCloseTo(0.25, within(0.005));
      }
    }
  }

  /**
   * A fault of which little is known, so that its distribution has heavy tails: cells against
   * draws, with six standard errors of the binomial.
   */
  @Test
  void thinFaultsAreWhereTheirDrawsAre() {
    Projection projection = AzimuthalProjection.of(10, 35);
    double[] packed = {9, 8.9, 9};
    MultivariateStudentT fault =
        MultivariateStudentT.of(4, new double[2], SymmetricMatrix.of(2, packed));
    PlaneDensity plane =
        new PlaneDensity(narrow(projection, 9, new double[] {10, 35}), projection, null);
    NarrowComponent component = new NarrowComponent(1, fault, plane::patch);
    int draws = 50_000;
    double[] fallen = new double[16];
    for (int n = 0; n < draws; n++) {
      double[] place = projection.inverse(fault.sample(RandomStream.of(7, "fault", 0, n)));
      int column = (int) Math.floor(10 * (place[0] - 9.8));
      int row = (int) Math.floor(10 * (place[1] - 34.8));
      if (column >= 0 && column < 4 && row >= 0 && row < 4) {
        fallen[4 * row + column]++;
      }
    }
    for (int cell = 0; cell < fallen.length; cell++) {
      double west = 9.8 + 0.1 * (cell % 4);
      double south = 34.8 + 0.1 * (cell / 4);
      double counted = 0;
      for (int patch = 0; patch < 25; patch++) {
        EpicentreDensity.Patch at =
            plane.patch(west + 0.02 * (patch % 5), south + 0.02 * (patch / 5), 0.02);
        counted += at.area() * Math.exp(fault.logProb(at.middle()));
      }
      EpicentreDensity.Patch whole = plane.patch(west, south, 0.1);
      double expected = draws * (counted + component.missed(whole, west, south, 0.1, 5));
      assertThat(fallen[cell])
          .as("cell %d", cell)
          .isCloseTo(expected, within(6 * Math.sqrt(expected) + 1));
    }
  }
}
