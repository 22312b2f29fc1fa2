package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.vae.Digits;
import org.epicentra.report.PageReader;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nightly runs of the autoencoder through the command line, on the bundled digits. */
class RetrainVaeIT {
  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  private CommandRun retrain(Path images, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "retrain",
                "--kind",
                "vae",
                "--registry",
                folder.resolve("models").toString(),
                "--name",
                "digits",
                "--images",
                images.toString(),
                "--hidden",
                "40",
                "--latent",
                "8",
                "--batch-size",
                "20",
                "--holdout-share",
                "0.2",
                "--min-holdout",
                "30"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run, int code) throws IOException {
    assertThat(run.code()).as("%s %s", run.out(), run.err()).isEqualTo(code);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aBetterTrainingWinsAndAWorseOneDoesNot() throws IOException {
    Path images = Digits.writeLabelled(folder, 400);
    JsonNode first = json(retrain(images, "--epochs", "3", "--json"), 0);
    assertThat(first.get("outcome").textValue()).isEqualTo("promoted");
    long held = first.at("/data/holdoutRows").longValue();
    // 400 images, a fifth by a hash of each: binomial with mean 80 and standard deviation 8.
    assertThat(held).isBetween(50L, 110L);
    assertThat(first.at("/training/images").longValue()).isEqualTo(400 - held);
    assertThat(json(retrain(images, "--epochs", "3", "--json"), 0).get("outcome").textValue())
        .isEqualTo("nothing-new");

    JsonNode worse = json(retrain(images, "--epochs", "1", "--json"), 5);
    assertThat(worse.get("version").intValue()).isEqualTo(2);
    assertThat(worse.at("/comparison/high").doubleValue()).isNegative();

    JsonNode better = json(retrain(images, "--epochs", "2", "--mode", "warm", "--json"), 0);
    assertThat(better.at("/training/mode").textValue()).isEqualTo("warm");
    assertThat(better.get("champion").intValue()).isEqualTo(3);
    assertThat(better.at("/comparison/low").doubleValue()).isPositive();
    assertThat(better.at("/comparison/count").longValue()).isEqualTo(held);
    // The mean of the paired differences is the difference of the means.
    assertThat(better.at("/comparison/gain").doubleValue())
        .isEqualTo(
            better.at("/comparison/challenger").doubleValue()
                - better.at("/comparison/champion").doubleValue(),
            org.assertj.core.api.Assertions.within(1e-9));
    assertThat(better.at("/comparison/slices")).hasSize(10);

    CommandRun fewer = retrain(Digits.write(folder, 300), "--epochs", "1");
    assertThat(fewer.code()).isEqualTo(5);
    assertThat(fewer.out()).contains("REFUSED   0.2500 of the images of recent runs are gone");
    String root = folder.resolve("models").toString();
    CommandRun verify = CommandRun.of("registry", "verify", "--registry", root, "--name", "digits");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void densitiesAreNotComparedWithProbabilities() throws IOException {
    Path images = Digits.writeLabelled(folder, 300);
    json(retrain(images, "--epochs", "1", "--json"), 0);
    CommandRun run = retrain(images, "--epochs", "1", "--likelihood", "gaussian");
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.err())
        .contains("--likelihood is gaussian and was bernoulli for the champion")
        .contains("or another --name");
  }

  @Test
  void aRunHasAPageAndAVersionACard() throws Exception {
    Path images = Digits.writeLabelled(folder, 300);
    Path page = folder.resolve("page.html");
    json(retrain(images, "--epochs", "1", "--json"), 0);
    JsonNode second =
        json(retrain(images, "--epochs", "2", "--json", "--report", page.toString()), 0);
    PageReader read = PageReader.of(Files.readString(page));
    assertThat(read.ids()).contains("about-parts", "gains").doesNotContain("gain-map", "map");
    for (JsonNode slice : second.at("/comparison/slices")) {
      assertThat(read.values("parts")).contains(slice.get("gain").asText());
    }
    String root = folder.resolve("models").toString();
    for (String card : List.of("card.html", "card.md")) {
      CommandRun show =
          CommandRun.of(
              "registry",
              "show",
              "--registry",
              root,
              "--name",
              "digits",
              "--version",
              "1",
              "--card",
              folder.resolve(card).toString());
      assertThat(show.code()).as(show.err()).isZero();
    }
    assertThat(PageReader.of(Files.readString(folder.resolve("card.html"))).text())
        .contains("variational autoencoder", "It was compared with no other model.");
    assertThat(Files.readString(folder.resolve("card.md"))).contains("variational autoencoder");
  }

  @Test
  void aDamagedChampionEndsTheRun() throws IOException {
    Path images = Digits.write(folder, 300);
    json(retrain(images, "--epochs", "1", "--json"), 0);
    Path weights = folder.resolve("models/digits/versions/000001/model/weights.bin");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    CommandRun run = retrain(images, "--epochs", "2", "--mode", "warm");
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("epicentra: the champion, version 1 of digits, is damaged: weights.bin has");
  }

  /** A hundred digits more, in black on white. */
  @Test
  void newImagesThatAreNotLikeTheOthersAreRefused() throws IOException {
    json(retrain(Digits.write(folder, 300), "--epochs", "1", "--json"), 0);
    byte[] idx = Digits.idx(420);
    for (int i = 16 + 300 * Digits.PIXELS; i < idx.length; i++) {
      idx[i] = (byte) (255 - (idx[i] & 0xff));
    }
    Path inverted = Files.write(folder.resolve("inverted-images-idx3-ubyte"), idx);
    CommandRun refused = retrain(inverted, "--epochs", "1");
    assertThat(refused.code()).isEqualTo(5);
    // Mean pixels of digits lie below 0.3, of inverted digits above 0.7: nothing in common.
    assertThat(refused.out())
        .contains("REFUSED   the new images' brightness is 1.0000 from that of the champion's");
    CommandRun good = retrain(Digits.write(folder, 420), "--epochs", "1");
    assertThat(good.out()).contains("ok        the new images' brightness is 0.");
  }

  /** Every digit mirrored in its diagonal: no image is brighter or darker than it was. */
  @Test
  void theSameImagesTransposedAreRefused() throws IOException {
    json(retrain(Digits.write(folder, 300), "--epochs", "1", "--json"), 0);
    byte[] idx = Digits.idx(300);
    byte[] turned = idx.clone();
    for (int i = 0; i < 300 * Digits.PIXELS; i++) {
      int place = i % Digits.PIXELS;
      turned[16 + i - place + place % 28 * 28 + place / 28] = idx[16 + i];
    }
    Path images = Files.write(folder.resolve("turned-images-idx3-ubyte"), turned);
    CommandRun refused = retrain(images, "--epochs", "1");
    assertThat(refused.code()).as(refused.out()).isEqualTo(5);
    assertThat(refused.out())
        .contains("ok        the images' brightness is 0.0000 from that of the champion's")
        .contains("REFUSED   the images' bright places are 0.");
  }

  @Test
  void whatIsMissingIsAUsageError() {
    assertThat(CommandRun.of("retrain", "--registry", "x", "--name", "y", "--kind", "vae").err())
        .contains("--kind vae needs --images PATH");
    CommandRun mixture = CommandRun.of("retrain", "--registry", "x", "--name", "y");
    assertThat(mixture.code()).isEqualTo(2);
    assertThat(mixture.err()).contains("--kind mixture needs --catalog PATH and --components K");
  }
}
