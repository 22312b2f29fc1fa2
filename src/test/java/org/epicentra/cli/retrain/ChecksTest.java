package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.epicentra.cli.Main;
import org.epicentra.job.retrain.Check;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Each check of the data has an option of {@code retrain}, and a row of a table in the docs. */
class ChecksTest {
  private static final CommandLine RETRAIN = Main.commandLine().getSubcommands().get("retrain");

  @ParameterizedTest
  @EnumSource
  void itsLimitIsAnOption(Check check) {
    String option = "--" + check.setting().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    assertThat(RETRAIN.getCommandSpec().findOption(option)).as(option).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void itHasARow(Check check) throws IOException {
    String page = Files.readString(Path.of("docs", "OPERATIONS.md"));
    Pattern row = Pattern.compile("\\| ([a-z-]+, )*" + check.label() + "(, [a-z-]+)* \\|.*");
    assertThat(page.lines()).anyMatch(line -> row.matcher(line).matches());
  }
}
