package org.epicentra.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PropertiesDefaultProvider;

/**
 * {@code conf/epicentra.properties}: defaults of options.
 *
 * <p>A key is the words of a command and the name of an option, joined by dots, {@code
 * cavi.fit.max-iterations = 200}, or the name of an option alone, for all commands that take it. A
 * key that matches no option is an error.
 */
final class DefaultsFile {
  private static final int NEAR_KEYS = 3;

  private final Path file;

  private DefaultsFile(Path file) {
    this.file = file;
  }

  /** The file in the installation that {@code EPICENTRA_HOME} names, else in the working folder. */
  static DefaultsFile ofEnvironment() {
    String home = System.getenv().getOrDefault("EPICENTRA_HOME", ".");
    return of(Path.of(home, "conf", "epicentra.properties"));
  }

  /** A given file; if it is absent, there are no defaults. */
  static DefaultsFile of(Path file) {
    return new DefaultsFile(file);
  }

  /**
   * Makes the file's values the defaults of the options.
   *
   * @throws IllegalArgumentException when the file cannot be read or has an unknown key
   */
  void applyTo(CommandLine commands) {
    if (!Files.exists(file)) {
      return;
    }
    Properties given = load();
    TreeSet<String> known = new TreeSet<>();
    collectKeys(commands.getCommandSpec(), "", known);
    Properties qualified = new Properties();
    for (String key : given.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(unknown(key, known));
      }
      String prefix = key.contains(".") ? EpicentraCommand.NAME + "." : "";
      qualified.setProperty(prefix + key, given.getProperty(key).strip());
    }
    commands.setDefaultValueProvider(new Values(qualified));
  }

  /** The values of the file, each with the key that it comes from. */
  private final class Values extends PropertiesDefaultProvider {
    private final Properties qualified;

    Values(Properties qualified) {
      super(qualified);
      this.qualified = qualified;
    }

    Optional<String> keyOf(OptionSpec option) {
      String name = name(option);
      String words = option.command().qualifiedName(".");
      for (String key : List.of(words + "." + name, name)) {
        if (qualified.containsKey(key)) {
          return Optional.of(file + ", key " + key.replace(EpicentraCommand.NAME + ".", ""));
        }
      }
      return Optional.empty();
    }
  }

  /** The file and the key that a refused value comes from; empty if it is from the command line. */
  static Optional<String> origin(ParameterException refused, String[] words) {
    if (!(refused.getArgSpec() instanceof OptionSpec option)
        || !(refused.getCommandLine().getDefaultValueProvider() instanceof Values values)) {
      return Optional.empty();
    }
    for (String word : words) {
      if (List.of(option.names()).contains(word.split("=", 2)[0])) {
        return Optional.empty();
      }
    }
    return values.keyOf(option);
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private Properties load() {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
    return properties;
  }

  private static void collectKeys(CommandSpec command, String prefix, TreeSet<String> into) {
    for (OptionSpec option : command.options()) {
      if (option.usageHelp() || option.versionHelp()) {
        continue;
      }
      String name = name(option);
      into.add(name);
      into.add(prefix + name);
    }
    command
        .subcommands()
        .forEach((name, sub) -> collectKeys(sub.getCommandSpec(), prefix + name + ".", into));
  }

  private String unknown(String key, TreeSet<String> known) {
    List<String> near =
        known.stream()
            .sorted(Comparator.comparingInt(candidate -> distance(key, candidate)))
            .limit(NEAR_KEYS)
            .toList();
    return file + ": unknown key '" + key + "'. Known keys near it: " + String.join(", ", near);
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
