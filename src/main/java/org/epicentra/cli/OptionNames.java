package org.epicentra.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Gives the settings that a message speaks of the names they have on the command line: what is
 * called {@code maxIterations} where there are no options is {@code --max-iterations} to its user.
 */
final class OptionNames {
  private static final Pattern SETTING = Pattern.compile("^([a-z][A-Za-z-]*) is ");

  private OptionNames() {}

  /**
   * The message, with the option's name at its start where the command has one of that name, or
   * where it begins with a value that was given, such as a path.
   */
  static String shown(String message, ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    Matcher setting = SETTING.matcher(message);
    if (!setting.find()) {
      return ofValue(message, command) + message;
    }
    String option = "--" + setting.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return command.commandSpec().findOption(option) == null
        ? message
        : option + message.substring(setting.end(1));
  }

  /** The option that was given the value with which a message begins; empty for none. */
  private static String ofValue(String message, ParseResult command) {
    for (OptionSpec option : command.matchedOptions()) {
      for (String value : option.originalStringValues()) {
        if (!value.isBlank()
            && (message.startsWith(value + " ") || message.startsWith("file:" + value + " "))) {
          return option.longestName() + ": ";
        }
      }
    }
    return "";
  }
}
