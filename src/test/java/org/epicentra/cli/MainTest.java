package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What the command line says without starting Spark. */
class MainTest {
  @Test
  void helpIsSuccessOnStandardOutput() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: ./submit.sh [spark-submit options]");
    assertThat(run.err()).isEmpty();
    assertThat(SparkSession.getDefaultSession().isDefined()).isFalse();
  }

  @Test
  void versionNamesEpicentraAndJava() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Epicentra ").contains("Java 17");
  }

  @Test
  void noCommandIsAUsageError() {
    CommandRun run = CommandRun.of();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Missing command").contains("cavi").contains("--help");
    assertThat(CommandRun.of("cavi").code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMisspeltCommandIsAUsageErrorWithASuggestion() {
    CommandRun run = CommandRun.of("cavvi");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cavvi").contains("Did you mean").contains("cavi");
  }

  @Test
  void aMissingRequiredOptionIsAUsageError() {
    CommandRun run = CommandRun.of("cavi", "fit", "--catalog", "c", "--components", "3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--model=DIR").contains("./submit.sh cavi fit --help");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(fit("--colour", "red").code()).isEqualTo(2);
  }

  @Test
  void aValueThatIsNoNumberIsAUsageError() {
    assertThat(fit("--max-iterations", "many").err()).contains("--max-iterations");
    CommandRun tau = fit("--tau", "wide");
    assertThat(tau.code()).isEqualTo(2);
    assertThat(tau.err()).contains("--tau").contains("'wide' is no number");
  }

  @Test
  void coordinatesGoTogether() {
    assertThat(fit("--x", "a").code()).isEqualTo(2);
    assertThat(fit("--y", "a", "--z", "b").code()).isEqualTo(2);
  }

  private static CommandRun fit(String... more) {
    String[] all = {"cavi", "fit", "--catalog", "c", "--components", "3", "--model", "m"};
    String[] args = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, args, all.length, more.length);
    return CommandRun.of(args);
  }
}
