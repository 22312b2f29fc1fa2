package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.epicentra.cli.vae.Digits;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands on a machine whose language is Turkish, where the lower case of LATITUDE has no i and
 * 0.5 is written 0,5. {@code Main.main} sets a neutral language; here it is left as it is.
 */
class TurkishLocaleIT {
  private static final Locale TURKISH = new Locale("tr", "TR");

  @TempDir Path folder;

  private Locale before;

  @BeforeEach
  void speakTurkish() {
    LocalSpark.session();
    before = Locale.getDefault();
    Locale.setDefault(TURKISH);
    assertThat("LATITUDE".toLowerCase()).isNotEqualTo("latitude");
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void importFitAndPredict() throws IOException {
    Path raw =
        CatalogFile.write(
            folder,
            "raw.csv",
            "ID,TIME,LATITUDE,latitude,LONGITUDE,DEPTH,NST,TYPE",
            "a,2024-01-01T00:00:00Z,40.1,40.1,20.1,5,1250,Earthquake",
            "b,2024-01-02T00:00:00Z,40.2,40.2,20.2,6,1300,EARTHQUAKE",
            "c,2024-01-03T00:00:00Z,41.9,41.9,21.3,7,1100,earthquake",
            "d,2024-01-04T00:00:00Z,41.8,41.8,21.4,7,1200,MINING EXPLOSION");
    String catalog = folder.resolve("catalog").toString();
    String model = folder.resolve("model").toString();
    String predicted = folder.resolve("predicted").toString();
    String imported =
        run(
            "catalog",
            "import",
            raw.toString(),
            "--format",
            "csv",
            "--column",
            "event_type=TYPE",
            "--output",
            catalog);
    assertThat(imported).contains("3 of 4 records are events");
    String fitted =
        run(
            "cavi",
            "fit",
            "--catalog",
            catalog,
            "--strength",
            "NST",
            "--components",
            "2",
            "--model",
            model);
    // The explosion is left out, in whatever case its type and those of the others are written.
    assertThat(fitted).contains("3 events, 3 with a strength", " 40.151 ", " 1274.");
    assertThat(
            run("cavi", "predict", "--model", model, "--catalog", catalog, "--output", predicted))
        .contains("3 events");
    assertThat(run("catalog", "describe", catalog)).contains("40.1000 to 41.9000");
  }

  @Test
  void trainAndEvaluateAnAutoencoder() throws IOException {
    String images = Digits.write(folder, 40).toString();
    String model = folder.resolve("digits").toString();
    String trained =
        run(
            "vae",
            "train",
            "--images",
            images,
            "--model",
            model,
            "--epochs",
            "1",
            "--hidden",
            "8",
            "--latent",
            "2",
            "--batch-size",
            "20");
    assertThat(trained).containsPattern("\\n +1 +[0-9]+\\.[0-9]");
    String evaluated =
        run(
            "vae",
            "evaluate",
            "--model",
            model,
            "--images",
            images,
            "--importance-samples",
            "2",
            "--json");
    assertThat(evaluated).contains("\"rows\" : 40");
  }

  private static String run(String... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContainPattern("[0-9],[0-9](?![0-9]{2})");
    return run.out();
  }
}
