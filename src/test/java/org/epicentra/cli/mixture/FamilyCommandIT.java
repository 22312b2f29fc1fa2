package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cavi fit} with the options of the family of models. */
class FamilyCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A box about the three clusters. */
  private static final String AROUND = "POLYGON((8 45, 13 45, 13 49, 8 49, 8 45))";

  @TempDir static Path shared;
  private static ThreeClusters clusters;

  @TempDir Path folder;

  @BeforeAll
  static void catalog() throws IOException {
    LocalSpark.session();
    clusters =
        new ThreeClusters(CatalogFile.threeClusters(shared), shared.resolve("m"), null, null);
  }

  @Test
  void theDefaultsFindTheClusters() throws IOException {
    Path target = folder.resolve("m");
    CommandRun run = clusters.fitFamily(target);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("  scale  ", " km (from the data)", "  weights dirichlet, concentration 0.3333")
        .contains("longitude  latitude", "axes km  strike  weight %")
        .contains("background: ", "uniform in the box of ")
        .contains("strike: the direction of the long axis");
    JsonNode summary = JSON.readTree(target.resolve("summary.json").toFile());
    assertThat(summary.get("family"))
        .isEqualTo(
            JSON.readTree(
                "{\"covarianceType\":\"full\",\"weights\":\"dirichlet\",\"counts\":"
                    + "\"negative-binomial\",\"zeroTruncated\":false,\"background\":\"uniform\","
                    + "\"locationError\":0.0}"));
    assertThat(summary.get("priors").has("pi")).isFalse();
    assertThat(summary.get("settings").get("moves").textValue()).isEqualTo("delete,merge");
    assertThat(summary.get("settings").get("tolerance").doubleValue()).isEqualTo(1e-7);
    double sum = summary.get("background").get("share").doubleValue();
    for (JsonNode component : summary.get("components")) {
      sum += component.get("weight").doubleValue();
      assertThat(component.get("covariance").size()).isEqualTo(2);
      assertThat(component.get("strike").doubleValue()).isBetween(0.0, 180.0);
      // The clusters scatter by 0.05 degrees, 5.6 km in latitude and 3.8 in longitude.
      assertThat(component.get("axesKm").get(0).doubleValue()).isBetween(2.0, 8.0);
    }
    assertThat(sum).isBetween(0.99, 1.0 + 1e-9);
    CommandRun predicted =
        new ThreeClusters(clusters.catalog(), target, null, run).predict(folder.resolve("p"));
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(LocalSpark.session().read().parquet(folder.resolve("p").toString()).columns())
        .endsWith("component", "probability", "log_density", "entropy", "background");
    CommandRun evaluated =
        new ThreeClusters(clusters.catalog(), target, null, run).evaluate("--baseline", "--json");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    JsonNode baseline = JSON.readTree(evaluated.out()).get("baseline");
    double volume = summary.get("background").get("volume").doubleValue();
    assertThat(baseline.get("uniformLogDensity").doubleValue())
        .isCloseTo(-Math.log(volume), within(1e-12));
    // Three clusters of standard deviations 3.8 and 5.6 km: ln V - ln(3 * 2 pi e * 3.8 * 5.6).
    assertThat(baseline.get("informationGain").doubleValue())
        .isCloseTo(Math.log(volume / (3 * 2 * Math.PI * Math.E * 3.8 * 5.6)), within(0.3));
  }

  @Test
  void givenWidthsAndWeightsAreFixed() throws IOException {
    JsonNode tau = settings("tau", "--tau", "0.01");
    assertThat(tau.get("covarianceType").textValue()).isEqualTo("fixed");
    assertThat(tau.get("weights").textValue()).isEqualTo("dirichlet");
    JsonNode pi = settings("pi", "--pi", "0.2,0.3,0.5", "--acceleration", "none");
    assertThat(pi.get("weights").textValue()).isEqualTo("fixed");
    assertThat(pi.get("moves").textValue()).isEqualTo("none");
    assertThat(pi.get("tolerance").doubleValue()).isEqualTo(1e-6);
  }

  /** A negative binomial law of any dispersion has a greater variance than these, which is 0. */
  @Test
  void equalStrengthsAreNotOverDispersed() throws IOException {
    Path target = folder.resolve("equal");
    CommandRun run = clusters.fitFamily(target, "--strength", "12");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("no over-dispersion found").contains("converged after");
    JsonNode summary = JSON.readTree(target.resolve("summary.json").toFile());
    assertThat(summary.get("dispersion").doubleValue()).isEqualTo(CountPrior.MOST_DISPERSION);
    for (JsonNode component : summary.get("components")) {
      assertThat(component.get("rate").doubleValue()).isCloseTo(12, within(0.1));
    }
  }

  private JsonNode settings(String name, String... options) throws IOException {
    Path target = folder.resolve(name);
    CommandRun run = clusters.fitFamily(target, options);
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(target.resolve("summary.json").toFile()).get("settings");
  }

  @Test
  void aRegionFromTextAndFromFile() throws IOException {
    Path file = Files.writeString(folder.resolve("region.wkt"), AROUND);
    JsonNode text = settings("text", "--region", AROUND);
    assertThat(text.get("region").textValue()).isEqualTo(AROUND);
    settings("file", "--region", file.toString());
    JsonNode a = JSON.readTree(folder.resolve("text/summary.json").toFile()).get("background");
    JsonNode b = JSON.readTree(folder.resolve("file/summary.json").toFile()).get("background");
    assertThat(a).isEqualTo(b);
    // About 380 x 445 km.
    assertThat(a.get("volume").doubleValue()).isBetween(1.6e5, 1.8e5);
  }

  @Test
  void eventsOutsideOfTheRegion() {
    CommandRun some = refused("--region", "POLYGON((8 45, 11 45, 11 49, 8 49, 8 45))");
    assertThat(some.err())
        .contains("59 of 177 events (33.3 %) lie outside of --region, the first with the ids ")
        .contains("at most 1 % may");
    CommandRun all = refused("--region", "POLYGON((80 45, 81 45, 81 49, 80 49, 80 45))");
    assertThat(all.err()).contains("none of the 177 events lies within --region");
  }

  @Test
  void contradictions() {
    assertThat(refused("--region", AROUND, "--background", "none").err())
        .contains("--region is given, but --background is none: leave one of them out");
    assertThat(refused("--region-depth", "0,30").err())
        .contains("--region-depth is given without --region");
    assertThat(refused("--pi", "0.2,0.3,0.5", "--weights", "dirichlet").err())
        .contains("--pi is given, but --weights is dirichlet");
    assertThat(refused("--dispersion", "2", "--counts", "poisson").err())
        .contains("--dispersion is 2.0, but --counts is poisson, which has none");
    assertThat(refused("--dispersion", "0.001").err())
        .contains("--dispersion is 0.001; it must be");
    assertThat(refused("--covariance-type", "oval").err())
        .contains("--covariance-type is 'oval'; it must be fixed or shared or spherical or full");
    assertThat(refused("--region", "there.wkt").err())
        .contains("there.wkt does not exist, or is a folder");
  }

  private CommandRun refused(String... options) {
    CommandRun run = clusters.fitFamily(folder.resolve("refused"), options);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(folder.resolve("refused/summary.json")).doesNotExist();
    return run;
  }

  /** All events of a cluster at one place: the prior keeps it finite, and the table says so. */
  @Test
  void coincidentPointsAreKeptFinite() throws IOException {
    String[] rows = new String[40];
    for (int i = 0; i < 20; i++) {
      rows[i] = "0,0,3";
      rows[20 + i] = "100," + i + ",5";
    }
    Path plain = CatalogFile.write(folder, "points.csv", "a,b,n", rows);
    CommandRun run = plain(plain, "2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "* thickness at its floor: the events say that it is thin, the prior alone how thin")
        .contains("no over-dispersion found");
  }

  @Test
  void oneEventPerComponentAndTooFew() throws IOException {
    Path four =
        CatalogFile.write(folder, "four.csv", "a,b,n", "0,0,4", "50,0,4", "0,50,4", "50,50,4");
    CommandRun run = plain(four, "4", "--tau", "1", "--covariance-type", "full", "--moves", "none");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 events, 4 with a strength; ", "(given, 1/sqrt(tau))");
    CommandRun unknown = plain(four, "4", "--overwrite");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err())
        .contains("--tau cannot be taken from the data", "4 initial centres is 0.0. Give --tau a")
        .contains("or use fewer components");
    CommandRun more = plain(four, "5", "--overwrite");
    assertThat(more.code()).isEqualTo(3);
    assertThat(more.err()).contains("4 distinct locations for 5 components");
  }

  private CommandRun plain(Path catalog, String components, String... more) {
    String[] words = {
      "cavi",
      "fit",
      "--catalog",
      catalog.toString(),
      "--format",
      "csv",
      "--components",
      components,
      "--model",
      folder.resolve("plain").toString(),
      "--projection",
      "none",
      "--x",
      "a",
      "--y",
      "b",
      "--strength",
      "n"
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandRun.of(all);
  }
}
