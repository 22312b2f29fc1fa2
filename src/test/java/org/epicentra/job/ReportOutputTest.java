package org.epicentra.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkException;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.Setting;
import org.junit.jupiter.api.Test;

class ReportOutputTest {
  private static final CommandWords AGAIN =
      new CommandWords("vae report").with("model", "m").with("labels", (Object) null);

  /** As Spark does from Scala, which has no checked exceptions. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneakily(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Throwable of(Throwable thrown) {
    try {
      ReportOutput.afterModel(
          "m", AGAIN, () -> ReportOutputTest.<RuntimeException>sneakily(thrown));
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  @Test
  void whateverTheReportFailsOfTheModelIsSaidToBeComplete() {
    for (Throwable thrown :
        List.of(
            new SparkException("a task failed"),
            new OutOfMemoryError("Java heap space"),
            new BadInputException("page.html exists."),
            new DivergenceException("the bound is not finite"),
            new IllegalArgumentException("a drawing has no coordinate NaN"))) {
      Throwable told = of(thrown);
      assertThat(told)
          .as("%s", thrown)
          .hasCause(thrown)
          .hasMessageStartingWith("the model is complete in m, but its report failed: ")
          .hasMessageEndingWith(". To draw it again: vae report " + model(told) + " m");
      assertThat(Failure.of(told).code()).isEqualTo(Failure.of(thrown).code());
      assertThat(Failure.of(told).message()).contains("the model is complete in m");
    }
    assertThat(of(new BadInputException("page.html exists.")))
        .hasMessageContaining("failed: page.html exists. To draw");
  }

  /** A fault of the program is printed as it is, so that its settings are spelled by then. */
  private static String model(Throwable told) {
    return told instanceof IllegalStateException ? "model" : Setting.named("model");
  }

  @Test
  void anInterruptIsKept() {
    assertThat(of(new InterruptedException())).isNotNull();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void otherErrorsPass() {
    assertThatThrownBy(() -> of(new StackOverflowError())).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void valuesAreQuotedForAShell() {
    CommandWords words = new CommandWords("cavi report").with("catalog", List.of("a.csv", "b c"));
    assertThat(words.with("column", "time=it's").with("overwrite"))
        .hasToString(
            "cavi report \u2039catalog\u203a a.csv 'b c' \u2039column\u203a 'time=it'\\''s'"
                + " \u2039overwrite\u203a");
  }
}
