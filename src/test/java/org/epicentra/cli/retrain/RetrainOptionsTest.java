package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code retrain} refuses before it starts Spark. */
class RetrainOptionsTest {
  private static final List<String> OF_BOTH =
      List.of(
          "--help",
          "--json",
          "--registry",
          "--name",
          "--kind",
          "--min-holdout",
          "--mode",
          "--refit-every",
          "--report",
          "--non-inferiority",
          "--min-gain",
          "--resamples",
          "--dry-run",
          "--max-seconds",
          "--lock-expiry",
          "--seed",
          "--max-row-loss",
          "--min-drift-events");

  private static CommandRun retrain(String kind, String... more) {
    List<String> words = new ArrayList<>(List.of("retrain", "--registry", "r", "--name", "n"));
    words.addAll(List.of("--kind", kind));
    words.addAll(
        kind.equals("vae")
            ? List.of("--images", "i")
            : List.of("--catalog", "c", "--components", "7"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vae     | --catalog c --components 7  | --kind vae has no --catalog, --components: with --kind mixture only",
        "vae     | --holdout 3d                | --kind vae has no --holdout:",
        "vae     | --strength magnitude        | --kind vae has no --strength:",
        "mixture | --images foo --epochs 3     | --kind mixture has no --images, --epochs: with --kind vae only",
        "mixture | --blas java                 | --kind mixture has no --blas:",
        "mixture | --holdout-share 0.2         | --kind mixture has no --holdout-share:",
        "mixture | --max-drift-pixels 0.3      | --kind mixture has no --max-drift-pixels:",
        "vae     | --patience 3                | Unknown options: '--patience', '3'",
        "mixture | --patience 3                | Unknown options: '--patience', '3'",
        "mixture | --holdout 99999999d         | '--holdout': '99999999d' is more than 100000d",
        "mixture | --max-age P99999999999D     | '--max-age': 'P99999999999D' is more than",
      })
  void whatTheKindDoesNotHaveIsAUsageError(String kind, String options, String message) {
    CommandRun run = retrain(kind, options.split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void severalNumbersOfComponentsAreAUsageError() {
    CommandRun run =
        CommandRun.of("retrain --registry r --name n --catalog c --components 10,20".split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "retrain takes one number of components, not 10,20: choose it once with 'cavi fit"
                + " --components 10,20'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-drift-place    | 7   | --max-drift-place is 7.0; it must be from 0 to 1",
        "--max-drift-strength | NaN | --max-drift-strength is NaN; it must be from 0 to 1",
        "--max-drift-depth    | -1  | --max-drift-depth is -1.0; it must be from 0 to 1",
        "--max-rejected       | 5   | --max-rejected is 5.0; it must be from 0 to 1",
        "--max-repeated       | 1.1 | --max-repeated is 1.1; it must be from 0 to 1",
        "--max-row-loss       | 2   | --max-row-loss is 2.0; it must be from 0 to 1",
        "--max-null-change    | 9   | --max-null-change is 9.0; it must be from 0 to 1",
        "--max-rate-change    | 0.5 | --max-rate-change is 0.5; it must be a factor of 1 or more",
        "--max-age            | 0d  | --max-age is 0s; it must be above 0, such as 7d",
        "--min-drift-events   | 0   | --min-drift-events is 0; it must be 1 or more",
      })
  void aLimitOutOfItsRangeIsBadInput(String option, String value, String message) {
    CommandRun run = retrain("mixture", option, value);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-drift-intensity | 1.5         | --max-drift-intensity is 1.5; it must be from 0 to 1",
        "--max-drift-pixels    | NaN         | --max-drift-pixels is NaN; it must be from 0 to 1",
        "--min-holdout         | 0           | --min-holdout is 0; it must be 1 or more",
        "--holdout-share       | 1           | --holdout-share is 1.0; it must be above 0 and below 1",
        "--mode                | incremental | --mode is incremental; it must be full or warm for images",
        "--refit-every         | 0           | --refit-every is 0; it must be 1 or more",
        "--forgetting          | 0           | --kind vae has no --forgetting",
        "--min-gain            | -1          | --min-gain is -1.0; it must be 0 or more",
        "--non-inferiority     | NaN         | --non-inferiority is NaN; it must be 0 or more",
        "--resamples           | 39          | --resamples is 39; it must be 40 or more",
        "--max-seconds         | -1          | --max-seconds is -1; it must be 0 or more",
      })
  void aLimitForImagesOutOfItsRangeIsRefused(String option, String value, String message) {
    CommandRun run = retrain("vae", option, value);
    assertThat(run.code()).as(run.err()).isIn(2, 3);
    assertThat(run.err()).contains(message).doesNotContain("\tat ", "‹");
  }

  @Test
  void choicesAreInLowerCaseAsInTheHelp() {
    assertThat(retrain("forest").err())
        .contains("'--kind': expected one of [mixture, vae]", "but was 'forest'");
    assertThat(retrain("mixture", "--mode", "COLD").err())
        .contains("expected one of [full, warm, incremental]", "but was 'COLD'");
  }

  /** A new option must be sorted into its kind, or be one of both. */
  @Test
  void everyOptionIsOfOneKindOrOfBoth() {
    var command = Main.commandLine().getSubcommands().get("retrain").getCommandSpec();
    Set<String> all = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      all.add(option.longestName());
    }
    Set<String> sorted = new TreeSet<>(OF_BOTH);
    int together = sorted.size();
    for (Kind kind : Kind.values()) {
      sorted.addAll(kind.names(command));
      together += kind.names(command).size();
    }
    assertThat(all).isSubsetOf(sorted).doesNotContain("--patience");
    assertThat(sorted).as("none is of two").hasSize(together);
  }
}
