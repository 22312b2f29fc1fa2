package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.epicentra.Pages;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands and options that the documentation shows are those of the program. */
class DocumentedCommandsTest {
  private static final Pattern COMMAND = Pattern.compile("\\s*(\\$ )?\\./submit\\.sh( .*)?");
  private static final Pattern WORD = Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s\"'])+");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*[a-z]");

  /**
   * Options of other programs, and of submit.sh and the scripts of bench/ as their own text lists
   * them.
   */
  private static final Set<String> OF_OTHERS =
      Set.of("--add-modules", "--add-opens", "--help", "--version");

  private final Set<String> options = new TreeSet<>(OF_OTHERS);

  @Test
  void eachCommandAndItsOptionsExist() {
    List<String> commands = Pages.all().stream().flatMap(page -> commands(page).stream()).toList();
    assertThat(commands).hasSizeGreaterThan(20);
    assertThat(commands).allSatisfy(DocumentedCommandsTest::check);
  }

  /** The changelog names options of its time. */
  @Test
  void eachOptionThatThePagesNameExists() throws IOException {
    addOptionsOf(Main.commandLine());
    for (String script : List.of("submit.sh", "bench/run.sh", "bench/all.sh")) {
      options.addAll(optionsIn(Files.readString(Path.of(script))));
    }
    for (Path page : Pages.all()) {
      if (!page.equals(Path.of("CHANGELOG.md"))) {
        assertThat(optionsIn(Files.readString(page)))
            .as("%s", page)
            .filteredOn(option -> !options.contains(option))
            .isEmpty();
      }
    }
  }

  private static void check(String command) {
    List<String> words =
        new ArrayList<>(WORD.matcher(command).results().map(MatchResult::group).toList());
    words.remove(0);
    while (!words.isEmpty() && words.get(0).startsWith("--") && !isOfTheProgram(words.get(0))) {
      String option = words.remove(0);
      if (!option.contains("=")) {
        words.remove(0); // its value
      }
    }
    CommandLine at = Main.commandLine();
    while (!words.isEmpty() && at.getSubcommands().containsKey(words.get(0))) {
      at = at.getSubcommands().get(words.remove(0));
    }
    if (words.isEmpty() || words.get(0).matches("[<\\[].*|\\.\\.\\.")) {
      return; // a form of command lines, not one of them
    }
    Set<String> known = at.getCommandSpec().optionsMap().keySet();
    assertThat(at.getSubcommands().isEmpty() || words.get(0).startsWith("-")).isTrue();
    assertThat(words)
        .filteredOn(word -> word.startsWith("--"))
        .allSatisfy(word -> assertThat(known).contains(word.replaceFirst("=.*", "")));
  }

  private static boolean isOfTheProgram(String word) {
    return Main.commandLine().getCommandSpec().optionsMap().containsKey(word);
  }

  private static List<String> commands(Path page) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = null;
    for (String line : Pages.lines(page)) {
      if (command == null && COMMAND.matcher(line).matches()) {
        command = new StringBuilder(line.strip().replaceFirst("^\\$ ", ""));
      } else if (command != null) {
        command.append(' ').append(line.strip());
      }
      if (command != null && command.charAt(command.length() - 1) == '\\') {
        command.setLength(command.length() - 1);
      } else if (command != null) {
        commands.add(command.toString().replaceFirst("\\s+#.*", ""));
        command = null;
      }
    }
    return commands;
  }

  private void addOptionsOf(CommandLine command) {
    options.addAll(command.getCommandSpec().optionsMap().keySet());
    command.getSubcommands().values().forEach(this::addOptionsOf);
  }

  private static List<String> optionsIn(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).toList();
  }
}
