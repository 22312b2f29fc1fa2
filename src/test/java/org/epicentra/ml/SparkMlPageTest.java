package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.epicentra.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/SPARK_ML.md: its tables name every param of the two Estimators, and its code is that of the
 * examples, which SparkMlExampleIT, AutoencoderExampleIT and TableExampleIT run.
 */
class SparkMlPageTest {
  private final List<String> page = Pages.lines(Path.of("docs/SPARK_ML.md"));

  @Test
  void everyParamOfTheMixtureIsThere() {
    assertThat(params(new VariationalGaussianMixture())).allSatisfy(this::isInATable);
  }

  @Test
  void everyParamOfTheAutoencoderIsThere() {
    assertThat(params(new VariationalAutoencoder())).allSatisfy(this::isInATable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SparkMlExample", "AutoencoderExample", "TableExample"})
  void theCodeIsThatOfTheExamples(String example) {
    Path source = Path.of("examples/java/org/epicentra/example", example + ".java");
    String code = String.join("\n", Pages.lines(source));
    assertThat(String.join("\n", page)).contains("```java\n" + code + "\n```");
  }

  private void isInATable(String param) {
    assertThat(page).anyMatch(line -> line.startsWith("|") && line.contains("`" + param + "`"));
  }

  private static List<String> params(Params estimator) {
    return Arrays.stream(estimator.params()).map(Param::name).toList();
  }
}
