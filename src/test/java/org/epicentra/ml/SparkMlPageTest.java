package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.epicentra.Pages;
import org.junit.jupiter.api.Test;

/** The tables of docs/SPARK_ML.md name every param of the two Estimators. */
class SparkMlPageTest {
  private final List<String> page = Pages.lines(Path.of("docs/SPARK_ML.md"));

  @Test
  void everyParamOfTheMixtureIsThere() {
    assertThat(params(new PoissonGaussianMixture())).allSatisfy(this::isInATable);
  }

  @Test
  void everyParamOfTheAutoencoderIsThere() {
    assertThat(params(new VariationalAutoencoder())).allSatisfy(this::isInATable);
  }

  private void isInATable(String param) {
    assertThat(page).anyMatch(line -> line.startsWith("|") && line.contains("`" + param + "`"));
  }

  private static List<String> params(Params estimator) {
    return Arrays.stream(estimator.params()).map(Param::name).toList();
  }
}
