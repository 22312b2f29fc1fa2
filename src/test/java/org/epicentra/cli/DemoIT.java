package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour, from the bundled catalog to the evaluation. */
class DemoIT {
  /** Counted in the bundled file: features, those of type earthquake, those of them with nst. */
  private static final int RECORDS = 1707;

  private static final int EARTHQUAKES = 1679;
  private static final int WITH_STATIONS = 1214;

  @TempDir private static Path folder;

  private static Path target;
  private static CommandRun tour;
  private static JsonNode result;

  @BeforeAll
  static void takeTheTour() throws IOException {
    LocalSpark.session();
    target = folder.resolve("the tour");
    tour = CommandRun.of("demo", "--output", target.toString(), "--json");
    assertThat(tour.code()).as(tour.err()).isZero();
    result = new ObjectMapper().readTree(tour.out());
  }

  @Test
  void theCatalogIsFittedAndItsEventsAssigned() {
    assertThat(result.get("catalog").get("read").intValue()).isEqualTo(RECORDS);
    JsonNode fit = result.get("fit");
    assertThat(fit.get("events").intValue()).isEqualTo(EARTHQUAKES);
    assertThat(fit.get("strengthObserved").intValue()).isEqualTo(WITH_STATIONS);
    JsonNode moves = fit.get("moves");
    int left = moves.get("deletions").intValue() + moves.get("merges").intValue();
    int made = 0;
    for (JsonNode move : moves.get("made")) {
      made += move.get("deletions").intValue() + move.get("merges").intValue();
      int iteration = move.get("iteration").intValue();
      assertThat(fit.get("elbo").get(iteration + 1).doubleValue())
          .isGreaterThan(fit.get("elbo").get(iteration).doubleValue() - 1e-6);
    }
    assertThat(made).isEqualTo(left);
    int components = fit.get("components").size();
    assertThat(components).isEqualTo(20 - left).isGreaterThan(1);
    assertThat(fit.get("converged").booleanValue()).isTrue();
    assertThat(fit.get("components").get(0).get("effectiveCount").doubleValue())
        .isGreaterThan(
            fit.get("components").get(components - 1).get("effectiveCount").doubleValue());
    assertThat(result.get("evaluation").get("events").intValue()).isEqualTo(EARTHQUAKES);
    Dataset<Row> predictions =
        LocalSpark.session().read().parquet(target.resolve("predictions").toString());
    assertThat(predictions.count()).isEqualTo(EARTHQUAKES);
    assertThat(predictions.columns()).contains("id", "longitude", "component", "probability");
  }

  @Test
  void everythingIsInOneFolder() {
    assertThat(tour.err())
        .contains("1/6 importing")
        .contains("4/6 evaluating")
        .contains("6/6 drawing");
    assertThat(target.resolve("raw")).isDirectoryContaining("glob:**usgs-all-week*.geojson.gz");
    assertThat(target.resolve("catalog/_SUCCESS")).exists();
    assertThat(target.resolve("rejects/_SUCCESS")).exists();
    assertThat(target.resolve("model/summary.json")).exists();
    assertThat(result.get("report").textValue()).isEqualTo(target + "/report.html");
    assertThat(target.resolve("report.html")).content().contains("<svg", "1,679");
  }

  @Test
  void digitsAreLearntAndDrawn() throws IOException {
    // Untrained, each of 784 pixels costs log 2: 543 nats. 25 epochs come to about 103.
    JsonNode epochs = result.get("digits").get("epochs");
    assertThat(result.get("digits").get("rows").intValue()).isEqualTo(600);
    assertThat(epochs.get(epochs.size() - 1).get("loss").doubleValue()).isBetween(98.0, 108.0);
    BufferedImage grid = ImageIO.read(target.resolve("digits.png").toFile());
    // 8 rows of 8 digits of 28 pixels, 2 pixels around each.
    assertThat(grid.getWidth()).isEqualTo(242);
    assertThat(grid.getHeight()).isEqualTo(242);
  }

  @Test
  void aFolderThatExistsIsRefused() {
    CommandRun again = CommandRun.of("demo", "--output", target.toString());
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("exists: name another with --output, or add --overwrite");
  }

  @Test
  void aForeignFileIsNotReplaced() throws IOException {
    Path foreign = target.resolve("digits-model/notes.txt");
    Files.writeString(foreign, "mine");
    CommandRun again = CommandRun.of("demo", "--output", target.toString(), "--overwrite");
    Files.delete(foreign);
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("holds notes.txt").doesNotContain("1/6");
    assertThat(target.resolve("model/summary.json")).exists();
  }
}
