package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class DefaultsFileTest {
  private static final String[] FIT = {
    "cavi", "fit", "--catalog", "c", "--model", "m", "--components", "3"
  };

  @TempDir Path folder;

  @Test
  void aQualifiedKeyIsTheOptionsDefault() throws IOException {
    ParseResult fit = parse("cavi.fit.max-iterations = 7 ", FIT);
    assertThat(fit.matchedOption("--max-iterations")).isNull();
    assertThat(value(fit, "--max-iterations")).isEqualTo(7);
  }

  @Test
  void anUnqualifiedKeyHoldsForAllCommandsThatHaveTheOption() throws IOException {
    assertThat(value(parse("seed=42", FIT), "--seed")).isEqualTo(42L);
    ParseResult sample =
        parse("seed=42", "cavi", "sample", "--model", "m", "--rows", "1", "--output", "o");
    assertThat(value(sample, "--seed")).isEqualTo(42L);
  }

  @Test
  void theQualifiedKeyWinsOverTheUnqualifiedAndTheCommandLineOverBoth() throws IOException {
    String file = "seed=1000\ncavi.fit.seed=2000";
    assertThat(value(parse(file, FIT), "--seed")).isEqualTo(2000L);
    String[] given = Arrays.copyOf(FIT, FIT.length + 2);
    given[FIT.length] = "--seed";
    given[FIT.length + 1] = "3000";
    assertThat(value(parse(file, given), "--seed")).isEqualTo(3000L);
  }

  @Test
  void aRequiredOptionMayComeFromTheFile() throws IOException {
    ParseResult fit =
        parse("cavi.fit.components=5", "cavi", "fit", "--catalog", "c", "--model", "m");
    assertThat(value(fit, "--components")).hasToString("5");
  }

  @ParameterizedTest
  @CsvSource({"seed, seed", "cavi.fit.seed, cavi.fit.seed"})
  void aBadValueIsNamedWithItsFileAndKey(String key, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("epicentra.properties"), key + " = many");
    CommandLine commands = Main.commandLine();
    StringWriter err = new StringWriter();
    commands.setErr(new PrintWriter(err));
    DefaultsFile.of(file).applyTo(commands);
    assertThat(commands.execute(FIT)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(file + ", key " + named + ": Invalid value for option '--seed'")
        .contains("'many'");

    err.getBuffer().setLength(0);
    String[] given = Arrays.copyOf(FIT, FIT.length + 1);
    given[FIT.length] = "--seed=few";
    assertThat(commands.execute(given)).isEqualTo(2);
    assertThat(err.toString()).startsWith("Invalid value for option '--seed'").contains("'few'");
  }

  @Test
  void anUnknownKeyIsNamedWithThoseNearIt() {
    assertThatThrownBy(() -> parse("cavi.fit.max-iteration=7", FIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epicentra.properties: unknown key 'cavi.fit.max-iteration'")
        .hasMessageContaining("cavi.fit.max-iterations");
  }

  @Test
  void helpAndVersionAreNoKeys() {
    assertThatThrownBy(() -> parse("help=true", FIT)).hasMessageContaining("unknown key 'help'");
  }

  @Test
  void anAbsentFileChangesNothing() {
    CommandLine commands = Main.commandLine();
    DefaultsFile.of(folder.resolve("none.properties")).applyTo(commands);
    assertThat(value(fit(commands.parseArgs(FIT)), "--restarts")).isEqualTo(1);
  }

  @Test
  void theShippedFileIsValidAndSetsNothing() {
    CommandLine commands = Main.commandLine();
    DefaultsFile.of(Path.of("conf", "epicentra.properties")).applyTo(commands);
    assertThat(Path.of("conf", "epicentra.properties")).exists();
    assertThat(value(fit(commands.parseArgs(FIT)), "--restarts")).isEqualTo(1);
  }

  private ParseResult parse(String properties, String... args) throws IOException {
    Path file = Files.writeString(folder.resolve("epicentra.properties"), properties);
    CommandLine commands = Main.commandLine();
    DefaultsFile.of(file).applyTo(commands);
    return fit(commands.parseArgs(args));
  }

  private static ParseResult fit(ParseResult root) {
    return root.subcommand().subcommand();
  }

  private static Object value(ParseResult parsed, String option) {
    return parsed.commandSpec().findOption(option).getValue();
  }
}
