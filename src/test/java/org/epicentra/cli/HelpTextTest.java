package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The help of every command, compared with {@code src/test/resources/cli/*.txt}. After a deliberate
 * change, write the files with {@code mvn test -Dtest=HelpTextTest -Depicentra.write-help=true} and
 * read the difference.
 */
class HelpTextTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "cli");

  static Stream<String> commands() {
    List<String> all = new ArrayList<>();
    collect(Main.commandLine(), "", all);
    return all.stream();
  }

  @ParameterizedTest(name = "help of [{0}]")
  @MethodSource("commands")
  void helpIsAsWritten(String command) throws IOException {
    String help = help(command);
    Path file = FOLDER.resolve(fileName(command));
    if (Boolean.getBoolean("epicentra.write-help")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, help);
    }
    assertThat(help).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest(name = "lines of [{0}]")
  @MethodSource("commands")
  void helpFitsATerminalAndNamesTheExitCodes(String command) {
    List<String> lines = help(command).lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(lines).contains("Exit codes:").anyMatch(line -> line.startsWith("  6   "));
  }

  @Test
  void thereIsNoFileOfACommandThatIsGone() throws IOException {
    Set<String> expected =
        commands().map(HelpTextTest::fileName).collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String help(String command) {
    CommandRun run = CommandRun.of((command + " --help").strip().split(" "));
    assertThat(run.code()).isZero();
    return run.out();
  }

  private static String fileName(String command) {
    return (command.isEmpty() ? "epicentra" : command.replace(' ', '-')) + ".txt";
  }

  private static void collect(CommandLine command, String words, List<String> into) {
    into.add(words);
    command
        .getSubcommands()
        .forEach((name, sub) -> collect(sub, (words + " " + name).strip(), into));
  }
}
