package org.epicentra.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.epicentra.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCommandTest {
  @TempDir private Path folder;

  private CommandRun run(String distribution, String... options) {
    String[] words = new String[options.length + 5];
    words[0] = "distribution";
    words[1] = "sample";
    words[2] = distribution;
    words[3] = "--output";
    words[4] = folder.resolve("picture.png").toString();
    System.arraycopy(options, 0, words, 5, options.length);
    return CommandRun.of(words);
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  /**
   * The source notebook's setting; p-values of seed 1, which say that the draws have the
   * distribution.
   */
  @Test
  void anExponentialDistributionDrawnBothWays() throws IOException {
    boolean session = SparkSession.getDefaultSession().isDefined();
    JsonNode result = json(run("exponential", "--rate", "1", "--count", "1000", "--json"));
    for (String way : new String[] {"direct", "reparameterised"}) {
      assertThat(result.get(way).get("mean").doubleValue()).isCloseTo(1, within(0.16));
      assertThat(result.get(way).get("kolmogorovSmirnov").get("pValue").doubleValue())
          .isGreaterThan(0.01);
    }
    assertThat(result.get("law").textValue()).isEqualTo("exponential");
    JsonNode gradient = result.get("gradients").get("rate");
    assertThat(gradient.get("exact").doubleValue()).isEqualTo(-1);
    assertThat(gradient.get("estimate").doubleValue())
        .isCloseTo(-1, within(5.3 * gradient.get("standardError").doubleValue()));
    BufferedImage picture = ImageIO.read(folder.resolve("picture.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(760);
    assertThat(folder.resolve("status.json")).content().contains("\"state\" : \"succeeded\"");
    assertThat(SparkSession.getDefaultSession().isDefined()).isEqualTo(session);
  }

  @Test
  void aCategoricalDistributionDrawnBothWays() throws IOException {
    JsonNode soft =
        json(
            run(
                "categorical",
                "--probabilities",
                "0.1,0.2,0.5,0.2",
                "--temperature",
                "0.1",
                "--count",
                "1000",
                "--json"));
    for (String way : new String[] {"direct", "reparameterised"}) {
      assertThat(soft.get(way).get("chiSquare").get("pValue").doubleValue()).isGreaterThan(0.01);
    }
    assertThat(soft.get("law").textValue()).isEqualTo("categorical");
    JsonNode temperatures = soft.get("temperatures");
    JsonNode cold = temperatures.get(3);
    JsonNode hot = temperatures.get(temperatures.size() - 1);
    assertThat(cold.get("temperature").doubleValue()).isEqualTo(0.1);
    assertThat(hot.get("valueBias").doubleValue())
        .isGreaterThan(10 * cold.get("valueBias").doubleValue());
    assertThat(hot.get("gradientVariance").doubleValue())
        .isLessThan(1e-3 * cold.get("gradientVariance").doubleValue());
  }

  @Test
  void straightThroughPassesOnCorners() throws IOException {
    JsonNode hard =
        json(run("categorical", "--probabilities", "0.1,0.2,0.5,0.2", "--hard", "--json"));
    for (int k = 0; k < 4; k++) {
      double share = hard.get("reparameterised").get("counts").get(k).doubleValue() / 1000;
      assertThat(hard.get("means").get(k).doubleValue()).isCloseTo(share, within(1e-12));
    }
  }

  @Test
  void textForAPerson() {
    CommandRun normal = run("normal", "--mean", "3", "--deviation", "0.5");
    assertThat(normal.code()).isZero();
    assertThat(normal.out())
        .startsWith("normal distribution, mean 3.0, deviation 0.5: 1,000 draws each way, seed 1")
        .contains("reparameterised", "one against the other", "standard error", "picture  ");
    CommandRun again = run("gamma", "--shape", "0.5");
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("exists: name another, or replace it with --overwrite");
    CommandRun gamma = run("gamma", "--shape", "0.5", "--overwrite");
    assertThat(gamma.out()).contains("shape 0.5, rate 1.0");
    CommandRun one = run("categorical", "--probabilities", "0.3,0.7", "--overwrite");
    assertThat(one.out()).contains("softmax at temperature 0.1", "gradient's bias");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exponential|--rate|0|--rate is 0.0; it must be a positive number",
        "normal|--mean|NaN|--mean is NaN; it must be a finite number",
        "gamma|--shape|-2|--shape is -2.0; it must be a positive number",
        "exponential|--rate|1e-308|--rate is 1.0E-308; it must be from 1.0E-70 to 1.0E70: beyond",
        "exponential|--rate|1e160|--rate is 1.0E160; it must be from 1.0E-70 to 1.0E70: beyond",
        "gamma|--rate|1e71|--rate is 1.0E71; it must be from 1.0E-70 to 1.0E70: beyond",
        "gamma|--shape|0.001|--shape is 0.001; it must be 0.0196 or more at the rate 1.0: below",
        "gamma|--shape|1e-6|--shape is 1.0E-6; it must be 0.0196 or more at the rate 1.0: below",
        "gamma|--shape|1e16|--shape is 1.0E16; it must be at most 1.0E8",
        "categorical|--probabilities|0.1,0.2|--probabilities: the probabilities sum to 0.3",
        "normal|--count|1|--count is 1; it must be from 2 to 10,000,000"
      })
  void whatCannotBeDrawnIsRefused(
      String distribution, String option, String value, String message) {
    CommandRun run = run(distribution, option, value);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(message);
    assertThat(folder).as("no picture, and no status.json either").isEmptyDirectory();
  }

  @Test
  void theSoftmaxNeedsAPositiveTemperature() {
    CommandRun run = run("categorical", "--probabilities", "0.3,0.7", "--temperature", "0");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--temperature is 0.0; it must be a positive number");
  }

  /**
   * The least shapes and the extreme rates that are taken; at 1e70 it is ln 1e-6 / ln (2.2e-308 x
   * 1e70) = 0.02525. Kolmogorov-Smirnov of seed 1, as above.
   */
  @ParameterizedTest
  @CsvSource({"0.0196, 1", "0.0196, 1e-70", "0.0253, 1e70", "1e4, 1e70"})
  void extremeGammaDistributionsAreDrawnRight(String shape, String rate) throws IOException {
    JsonNode result = json(run("gamma", "--shape", shape, "--rate", rate, "--json"));
    for (String way : new String[] {"direct", "reparameterised"}) {
      assertThat(result.get(way).get("kolmogorovSmirnov").get("pValue").doubleValue())
          .as(way)
          .isGreaterThan(0.01);
    }
    for (String parameter : new String[] {"shape", "rate"}) {
      JsonNode gradient = result.get("gradients").get(parameter);
      double exact = gradient.get("exact").doubleValue();
      double error = gradient.get("standardError").doubleValue();
      assertThat(error).as(parameter).isPositive().isFinite();
      assertThat(gradient.get("estimate").doubleValue()).isCloseTo(exact, within(5.3 * error));
    }
    assertThat(run("gamma", "--shape", "0.0252", "--rate", "1e70", "--overwrite").err())
        .contains("it must be 0.0253 or more at the rate 1.0E70");
  }

  /** The parameters are legal; only the draws show it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal|--mean|1e300|too close together or too far apart",
        "normal|--deviation|1e-320|for a histogram; use a distribution of another scale"
      })
  void drawsThatFitNoHistogramMakeNoPicture(
      String distribution, String option, String value, String message) {
    CommandRun run = run(distribution, option, value);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(message);
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("status.json"));
    assertThat(folder.resolve("status.json")).content().contains("\"exitCode\" : 3");
  }
}
