package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cavi fit} through the command line. */
class FitCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static ThreeClusters fitted;

  @TempDir Path folder;

  @BeforeAll
  static void fit() throws IOException {
    fitted = ThreeClusters.fit(shared);
  }

  @Test
  void oneComponentIsTheConjugatePosterior() throws IOException {
    Path plain =
        CatalogFile.write(
            folder, "plain.csv", "a,b,n,w", "1,2,3,1", "3,0,5,1", "2,4,,2", "0,0,0,1");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            plain,
            "--format",
            "csv",
            "--components",
            1,
            "--model",
            folder.resolve("m"),
            "--projection",
            "none",
            "--x",
            "a",
            "--y",
            "b",
            "--strength",
            "n",
            "--weight",
            "w",
            "--tau",
            2,
            "--nu",
            "1,1",
            "--rho",
            0.5,
            "--alpha",
            2,
            "--beta",
            0.25,
            "--weights=fixed",
            "--counts=poisson",
            "--background=none",
            "--acceleration=none",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(run.out());
    assertThat(summary).isEqualTo(JSON.readTree(folder.resolve("m/summary.json").toFile()));
    assertThat(summary.get("events").longValue()).isEqualTo(4);
    assertThat(summary.get("weightSum").doubleValue()).isEqualTo(5);
    assertThat(summary.get("strengthObserved").longValue()).isEqualTo(3);
    JsonNode component = summary.get("components").get(0);
    // By hand, docs/MODEL.md (5) and (6): rho_k = 0.5 + 2*5; m = (0.5*1 + 2*(1+3+4+0)) / 10.5 and
    // (0.5*1 + 2*(2+0+8+0)) / 10.5; a = 2 + 3+5+0; b = 0.25 + 3 (the event without a count is out).
    assertThat(component.get("meanPrecision").doubleValue()).isCloseTo(10.5, within(1e-12));
    assertThat(component.get("mean").get(0).doubleValue()).isCloseTo(16.5 / 10.5, within(1e-12));
    assertThat(component.get("mean").get(1).doubleValue()).isCloseTo(20.5 / 10.5, within(1e-12));
    assertThat(component.get("rateShape").doubleValue()).isCloseTo(10, within(1e-12));
    assertThat(component.get("rateRate").doubleValue()).isCloseTo(3.25, within(1e-12));
    assertThat(component.get("rate").doubleValue()).isCloseTo(10 / 3.25, within(1e-12));
    assertThat(component.get("effectiveCount").doubleValue()).isCloseTo(5, within(1e-12));
    assertThat(component.get("longitude").isNull()).isTrue();
    // The 95 % quantile of chi squared with 2 degrees of freedom is -2 ln 0.05.
    assertThat(component.get("radius95").doubleValue())
        .isCloseTo(Math.sqrt(-2 * Math.log(0.05) / 10.5), within(1e-9));
  }

  @Test
  void theSummaryHasTheFieldsOfTheInterface() throws IOException {
    JsonNode summary = JSON.readTree(fitted.model().resolve("summary.json").toFile());
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly(
            "events",
            "weightSum",
            "strengthObserved",
            "outsideRegion",
            "iterations",
            "passes",
            "converged",
            "elbo",
            "family",
            "priors",
            "projection",
            "components",
            "dispersion",
            "background",
            "moves",
            "coincident",
            "advice",
            "restarts",
            "settings",
            "seconds");
    assertThat(summary.get("priors").fieldNames())
        .toIterable()
        .containsExactly("pi", "tau", "nu", "rho", "alpha", "beta");
    assertThat(summary.get("components").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "index",
            "pi",
            "weight",
            "weightInterval95",
            "effectiveCount",
            "mean",
            "meanPrecision",
            "rateShape",
            "rateRate",
            "rate",
            "rateInterval95",
            "longitude",
            "latitude",
            "width",
            "radius95",
            "covariance",
            "axesKm",
            "strike",
            "thicknessAtFloor",
            "centreEllipse95",
            "eventEllipse95");
    assertThat(summary.get("elbo").size()).isEqualTo(summary.get("iterations").intValue() + 1);
    assertThat(summary.get("restarts").size()).isEqualTo(2);
    assertThat(summary.get("projection").get("type").textValue()).isEqualTo("azimuthal");
    assertThat(summary.get("settings").get("strength").textValue()).isEqualTo("station_count");
    assertThat(Stream.of("posterior.json", "projection.json", "selection.json", "summary.json"))
        .allSatisfy(name -> assertThat(fitted.model().resolve(name)).exists());
  }

  @Test
  void theClustersAreFoundAndBlastsAreLeftOut() throws IOException {
    JsonNode summary = JSON.readTree(fitted.model().resolve("summary.json").toFile());
    assertThat(summary.get("events").longValue()).isEqualTo(177);
    // Each cluster lost one of its sixty events, a blast, and lies where CatalogFile put it: the
    // mean
    // of sixty positions that scatter by 0.05 degrees is within 0.02 of the centre.
    double[][] truth = {{10, 46, 10}, {12, 47, 30}, {9, 48, 60}};
    for (JsonNode component : summary.get("components")) {
      double longitude = component.get("longitude").doubleValue();
      double[] nearest =
          Arrays.stream(truth)
              .filter(t -> Math.abs(t[0] - longitude) < 0.5)
              .findFirst()
              .orElseThrow();
      assertThat(longitude).isCloseTo(nearest[0], within(0.03));
      assertThat(component.get("latitude").doubleValue()).isCloseTo(nearest[1], within(0.03));
      assertThat(component.get("rate").doubleValue()).isCloseTo(nearest[2], within(2.0));
      assertThat(component.get("effectiveCount").doubleValue()).isCloseTo(59, within(1e-6));
    }
  }

  @Test
  void theReportShowsPriorTableAndPlaces() {
    assertThat(fitted.run().out())
        .contains("177 events")
        .contains("prior in force:")
        .contains("tau ")
        .contains("  #  longitude  latitude  centre +- km  width km   rate  95 % interval  events")
        .startsWith("177 events, 159 with a strength; 3 components; converged after ")
        .contains("model        " + fitted.model());
    assertThat(fitted.run().err()).contains("iteration 1  best bound ");
  }

  @Test
  void aFileOfCentresKeepsItsOrder() throws IOException {
    Path start =
        CatalogFile.write(folder, "start.csv", "longitude,latitude", "9,48", "10,46", "12,47");
    Path target = folder.resolve("ordered");
    CommandRun run =
        fitted.fitAgain(
            target, "--init", start.toString(), "--where", "id <> 'e10'", "--event-type", "all");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(target.resolve("summary.json").toFile());
    assertThat(summary.get("events").longValue()).isEqualTo(179);
    assertThat(summary.get("components"))
        .extracting(component -> Math.round(component.get("longitude").doubleValue()))
        .containsExactly(9L, 10L, 12L);
  }

  @Test
  void geocentricNeedsDepthsAndGivesThem() throws IOException {
    Path target = folder.resolve("deep");
    CommandRun run = fitted.fitAgain(target, "--projection", "geocentric", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    // Depths are uniform between 5 and 15 km.
    assertThat(JSON.readTree(run.out()).get("components"))
        .allSatisfy(
            component -> {
              assertThat(component.get("mean").size()).isEqualTo(3);
              assertThat(component.get("depth").doubleValue()).isBetween(8.0, 12.0);
            });
    CommandRun sample =
        CommandRun.of(
            "cavi", "sample", "--model", target, "--rows", 10, "--output", folder.resolve("s"));
    assertThat(sample.code()).as(sample.err()).isZero();
    assertThat(LocalSpark.session().read().parquet(folder.resolve("s").toString()).columns())
        .containsExactly(
            "id", "x", "y", "z", "longitude", "latitude", "depth", "strength", "component");
  }

  @Test
  void aFitThatEndsAtItsLimitSaysSoFirst() throws IOException {
    Path target = folder.resolve("short");
    CommandRun run = fitted.fitAgain(target, "--init", "random", "--max-iterations", "1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("NOTE: the fit did NOT converge: it ended at --max-iterations 1 while ")
        .contains(", more than --tolerance 1.0E-6. Raise --max-iterations, or --tolerance")
        .contains("NOT converged after 1 iteration,");
    JsonNode summary = JSON.readTree(target.resolve("summary.json").toFile());
    assertThat(summary.get("converged").booleanValue()).isFalse();
    assertThat(run.out()).startsWith("NOTE: " + summary.get("advice").get(0).textValue());
  }

  @Test
  void requiredConvergenceKeepsWhatWasThere() throws IOException {
    Path target = folder.resolve("kept");
    assertThat(fitted.fitAgain(target, "--require-convergence").code()).isZero();
    byte[] before = Files.readAllBytes(target.resolve("posterior.json"));
    CommandRun run =
        fitted.fitAgain(
            target, "--overwrite", "--require-convergence", "--init=random", "--max-iterations=1");
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("the fit did NOT converge: it ended at --max-iterations 1")
        .contains("Nothing was written, as --require-convergence asks");
    assertThat(Files.readAllBytes(target.resolve("posterior.json"))).isEqualTo(before);
    CommandRun never =
        fitted.fitAgain(folder.resolve("n"), "--require-convergence", "--tolerance", "0");
    assertThat(never.code()).isEqualTo(3);
    assertThat(never.err()).contains("--require-convergence cannot be met where --tolerance is 0");
  }

  /** Twins stay twins: the first and the last centre share the events of one cluster. */
  @Test
  void componentsThatCoincideAreNamed() throws IOException {
    Path start =
        CatalogFile.write(folder, "twins.csv", "longitude,latitude", "9,48", "12,47", "9,48");
    Path target = folder.resolve("twins");
    CommandRun run = fitted.fitAgain(target, "--init", start.toString(), "--tau", "0.01");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("NOTE: 2 of 3 components coincide (0, 2): ")
        .contains(
            "2 different components remain. What starts alike stays alike: try other rows in ")
        .contains("--init kmeans++, or fewer components: --components 2 or so")
        .contains("\n  2 = 0  ")
        .contains("2 = 0: component 2 coincides with component 0");
    assertThat(JSON.readTree(target.resolve("summary.json").toFile()).get("coincident"))
        .isEqualTo(JSON.readTree("[[0, 2]]"));
    assertThat(fitted.run().out()).doesNotContain("coincide");
  }
}
