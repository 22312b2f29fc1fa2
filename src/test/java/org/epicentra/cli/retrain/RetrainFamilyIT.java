package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.TextbookModel;
import org.junit.jupiter.api.Test;

/** Nights with the models of the family, and a champion of the textbook model before them. */
class RetrainFamilyIT extends GrowingCatalog {
  private static final String[] TEXTBOOK =
      Stream.concat(Stream.of("--json"), TextbookModel.OPTIONS.stream()).toArray(String[]::new);

  @Test
  void aTextbookChampionIsFollowedByTheFamilyInEveryMode() throws IOException {
    catalog(20, "good");
    json(retrain(20, TEXTBOOK), 0);
    assertThat(posterior(1).get("formatVersion").intValue()).isEqualTo(1);

    catalog(21, "good");
    assertThat(retrain(21, "--mode", "warm", "--dry-run").out().replaceAll("\\s+", " "))
        .contains("(mode full, since the champion is another model: --covariance-type is full and")
        .contains("--background is uniform and was none)");
    JsonNode full = json(retrain(21, "--json", "--mode", "warm"), 0);
    assertThat(full.at("/training/mode").textValue()).isEqualTo("full");
    assertThat(full.at("/training/whyFull").textValue())
        .isEqualTo(
            "the champion is another model: --covariance-type is full and was fixed; --weights is"
                + " dirichlet and was fixed; --counts is negative-binomial and was poisson;"
                + " --background is uniform and was none");
    assertThat(full.at("/training/warmBound").isNumber()).isTrue();
    assertThat(full.get("outcome").textValue()).isEqualTo("promoted");
    assertThatItIsOfTheFamily(2);

    catalog(22, "good");
    JsonNode warm = json(retrain(22, "--json", "--mode", "warm"), 0);
    assertThat(warm.at("/training/mode").textValue()).isEqualTo("warm");
    assertThat(warm.at("/training/whyFull").isMissingNode()).isTrue();
    assertThat(warm.at("/training/events").longValue()).isEqualTo(600);
    assertThatItIsOfTheFamily(3);

    catalog(23, "good");
    JsonNode incremental =
        json(retrain(23, "--json", "--mode", "incremental", "--forgetting", "0.9"), 0);
    assertThat(incremental.at("/training/mode").textValue()).isEqualTo("incremental");
    assertThat(incremental.at("/training/events").longValue()).isEqualTo(40);
    assertThatItIsOfTheFamily(4);
    assertThat(weight(4)).isCloseTo(0.9 * 600 + 40, org.assertj.core.api.Assertions.within(1e-6));

    catalog(24, "good");
    JsonNode anew = json(retrain(24, "--json"), 0);
    assertThat(anew.at("/training/mode").textValue()).isEqualTo("full");
    assertThat(anew.at("/training/coldBound").isNumber()).isTrue();
    assertThat(anew.at("/training/warmBound").isNumber()).isTrue();
    assertThatItIsOfTheFamily(5);
    String root = folder.resolve("models").toString();
    CommandRun verify = CommandRun.of("registry", "verify", "--registry", root, "--name", "alps");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  /** The same place in another file is nothing new; another place in the same file is. */
  @Test
  void aRegionAndCentresAreWhatTheirFilesHold() throws IOException {
    catalog(20, "good");
    Path region = folder.resolve("region.wkt");
    Path centres = folder.resolve("centres.csv");
    String[] options = {"--json", "--region", region.toString(), "--init", centres.toString()};
    Files.writeString(region, "POLYGON((8 45, 13 45, 13 49, 8 49, 8 45))");
    Files.writeString(centres, "longitude,latitude\n10,46\n12,47\n9,48\n");
    assertThat(outcome(options)).isEqualTo("promoted");
    assertThat(outcome(options)).isEqualTo("nothing-new");
    Path moved = Files.move(region, folder.resolve("moved.wkt"));
    options[2] = moved.toString();
    assertThat(outcome(options)).isEqualTo("nothing-new");
    Files.writeString(moved, "POLYGON((7.9 45, 13 45, 13 49, 7.9 49, 7.9 45))");
    assertThat(outcome(options)).isNotEqualTo("nothing-new");
    Files.writeString(centres, "longitude,latitude\n10.01,46\n12,47\n9,48\n");
    assertThat(outcome(options)).isNotEqualTo("nothing-new");
    assertThat(outcome(options)).isEqualTo("nothing-new");
  }

  @Test
  void eventsOutsideOfTheRegionAreCounted() throws IOException {
    Path catalog = catalog(20, "good");
    String outside = "o%1$d,2026-01-0%1$dT12:00:00Z,46.0,14.0,5.0,2.0,12,earthquake%n";
    String rows = outside.formatted(1) + outside.formatted(2);
    Files.writeString(catalog, rows, StandardOpenOption.APPEND);
    Path region = folder.resolve("region.wkt");
    Files.writeString(region, "POLYGON((8 45, 13 45, 13 49, 8 49, 8 45))");
    assertThat(outcome("--json", "--region", region.toString())).isEqualTo("promoted");
    JsonNode summary = JSON.readTree(model(1).resolve("summary.json").toFile());
    assertThat(summary.get("outsideRegion").longValue()).isEqualTo(2);
    assertThat(summary.get("advice").toString())
        .contains("2 events lie outside of --region and were left out of the fit");
    catalog(21, "good");
    Files.writeString(catalog, rows, StandardOpenOption.APPEND);
    String[] warm = {"--json", "--mode", "warm", "--region", region.toString()};
    JsonNode next = json(retrain(21, warm), 0);
    assertThat(next.at("/training/mode").textValue()).isEqualTo("warm");
    summary = JSON.readTree(model(2).resolve("summary.json").toFile());
    assertThat(summary.get("outsideRegion").longValue()).isEqualTo(2);
  }

  /** Found before anything is fitted, though no model is fitted to the only zero. */
  @Test
  void aZeroOfTheHeldOutNightsOfStrengthsThatCannotBeZero() throws IOException {
    Path catalog = catalog(20, "good");
    String zero = "z,2026-01-19T12:00:00Z,46.0,10.0,5.0,-1.0,12,earthquake\n";
    Files.writeString(catalog, zero, StandardOpenOption.APPEND);
    String strength = "if(magnitude < 0, 0, station_count)"; // a station_count of 0 is none
    CommandRun asked = retrain(20, "--zero-truncated", "--strength", strength);
    assertThat(asked.code()).as(asked.out()).isEqualTo(3);
    assertThat(asked.err())
        .contains(
            "events held out have a strength of 0, which --zero-truncated says that none has: leave"
                + " --zero-truncated out, or leave those events out with --where \""
                + "%s IS NULL OR %1$s > 0\"".formatted(strength))
        .contains("1 of the ")
        .doesNotContain("iteration");
    catalog(20, "good");
    json(retrain(20, "--json", "--zero-truncated", "--strength", strength), 0);
    catalog(21, "good");
    Files.writeString(catalog, zero.replace("-19T", "-20T"), StandardOpenOption.APPEND);
    CommandRun champion = retrain(21, "--strength", strength);
    assertThat(champion.code()).as(champion.out()).isEqualTo(3);
    assertThat(champion.err()).contains("have density 0 under the champion: their strength is 0");
  }

  private String outcome(String... options) throws IOException {
    return JSON.readTree(retrain(20, options).out()).get("outcome").textValue();
  }

  /** The other way round: whoever asks for the textbook model again gets it. */
  @Test
  void aChampionOfTheFamilyIsFollowedByTheTextbookModel() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    catalog(21, "good");
    JsonNode back = json(retrain(21, TEXTBOOK), 5); // it is not as good
    assertThat(back.get("why").textValue()).contains("below minus --non-inferiority");
    assertThat(back.at("/training/warmBound").isNumber()).isTrue();
    assertThat(posterior(2).get("formatVersion").intValue()).isEqualTo(1);
  }

  /** What a deletion has left of fixed weights is the model that was asked for. */
  @Test
  void aDeletionFromFixedWeightsIsNoOtherModel() throws IOException {
    Path centres = folder.resolve("centres.csv"); // the light one beside the first
    Files.writeString(centres, "longitude,latitude\n10,46\n10.05,46.02\n12,47\n9,48\n");
    String[] options = {
      "--json",
      "--components",
      "4",
      "--pi",
      "0.333,0.001,0.333,0.333",
      "--moves",
      "delete",
      "--init",
      centres.toString()
    };
    catalog(20, "good");
    json(retrain(20, options), 0);
    assertThat(posterior(1).get("components").size()).isEqualTo(3);
    assertThat(posterior(1).at("/prior/pi").toString()).isEqualTo("[0.333,0.333,0.333]");
    catalog(21, "good");
    options = Arrays.copyOf(options, options.length + 2);
    options[options.length - 2] = "--mode";
    options[options.length - 1] = "warm";
    JsonNode warm = json(retrain(21, options), 0);
    assertThat(warm.at("/training/mode").textValue()).isEqualTo("warm");
    assertThat(posterior(2).get("components").size()).isEqualTo(3);
    catalog(22, "good");
    options[options.length - 1] = "full";
    JsonNode full = json(retrain(22, options), 0);
    assertThat(full.at("/training/coldBound").isNumber()).isTrue();
    assertThat(full.at("/training/warmBound").isNumber()).isTrue();
    catalog(23, "good");
    options[4] = "0.25,0.25,0.25,0.25";
    options[options.length - 1] = "warm";
    JsonNode other = json(retrain(23, options), 5); // two of equal weights share a cluster: worse
    assertThat(other.at("/training/whyFull").textValue())
        .isEqualTo(
            "the champion is another model: --pi is [0.25, 0.25, 0.25, 0.25]"
                + " and was [0.333, 0.333, 0.333], some left out");
  }

  private void assertThatItIsOfTheFamily(int version) throws IOException {
    JsonNode prior = posterior(version).get("prior");
    assertThat(prior.get("covarianceType").textValue()).isEqualTo("full");
    assertThat(prior.get("weights").textValue()).isEqualTo("dirichlet");
    assertThat(prior.get("counts").textValue()).isEqualTo("negative-binomial");
    assertThat(prior.get("region").isObject()).isTrue();
  }

  /** Of all components and the background. */
  private double weight(int version) throws IOException {
    JsonNode posterior = posterior(version);
    double sum = posterior.at("/background/effectiveCount").doubleValue();
    for (JsonNode component : posterior.get("components")) {
      sum += component.get("effectiveCount").doubleValue();
    }
    return sum;
  }

  private JsonNode posterior(int version) throws IOException {
    return JSON.readTree(model(version).resolve("posterior.json").toFile());
  }

  private Path model(int version) {
    return folder.resolve("models/alps/versions/00000%d/model".formatted(version));
  }
}
