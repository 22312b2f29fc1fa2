package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalog of three clusters that grows night by night, and runs on it. */
abstract class GrowingCatalog {
  static final ObjectMapper JSON = new ObjectMapper();
  static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  static final int PER_DAY = 40;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  /** Three clusters, forty events a day; what is to be on the last day is the caller's choice. */
  Path catalog(int days, String lastDay) throws IOException {
    double[][] centres = {{10, 46, 10}, {12, 47, 30}, {9, 48, 60}};
    Random random = new Random(8);
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < PER_DAY; i++) {
        double[] centre = centres[i % 3];
        double x = centre[0] + 0.1 * random.nextGaussian();
        double y = centre[1] + 0.1 * random.nextGaussian();
        long count = Math.max(1, Math.round(centre[2] + 3 * random.nextGaussian()));
        boolean bad = day == days - 1;
        if (bad && lastDay.equals("swapped")) {
          double swap = x;
          x = y;
          y = swap;
        }
        rows.add(
            String.format(
                Locale.ROOT,
                "%s,%sT%02d:%02d:00Z,%s,%.4f,%.1f,2.0,%d,earthquake",
                bad && lastDay.equals("repeated") ? "e0-0" : "e" + day + "-" + i,
                FIRST.plusDays(day),
                i % 24,
                i,
                bad && lastDay.equals("unreadable") ? "n/k" : String.format(Locale.ROOT, "%.4f", y),
                x,
                5 + 10 * random.nextDouble(),
                bad && lastDay.equals("tenfold") ? 10 * count : count));
      }
    }
    return CatalogFile.write(folder, "events.csv", CatalogFile.HEADER, rows.toArray(String[]::new));
  }

  CommandRun retrain(int days, String... more) {
    return retrain(folder.resolve("events.csv"), days, more);
  }

  CommandRun retrain(Path catalog, int days, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "retrain",
                "--registry",
                folder.resolve("models").toString(),
                "--name",
                "alps",
                "--catalog",
                catalog.toString(),
                "--holdout",
                "7d",
                "--min-drift-events",
                "30",
                "--as-of",
                FIRST.plusDays(days).toString()));
    words.addAll(List.of(more));
    if (!words.contains("--components")) {
      words.addAll(List.of("--components", "3"));
    }
    return CommandRun.of(words.toArray(String[]::new));
  }

  static JsonNode json(CommandRun run, int code) throws IOException {
    assertThat(run.code()).as("%s %s", run.out(), run.err()).isEqualTo(code);
    assertThat(run.out()).as("settings have the names of their options").doesNotContain("‹");
    return JSON.readTree(run.out());
  }

  JsonNode status() throws IOException {
    return JSON.readTree(folder.resolve("models/alps/status.json").toFile());
  }

  ModelRegistry registry() {
    return ModelRegistry.open(
        folder.resolve("models").toString(), "alps", new Configuration(false));
  }
}
