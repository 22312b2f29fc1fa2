package org.epicentra.cli.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epicentra.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives the settings that a message speaks of the names they have on the command line: what is
 * called {@code maxIterations} where there are no options is {@code --max-iterations} to its user.
 */
public final class OptionNames {
  private static final Pattern UNMARKED = Pattern.compile("^([a-z][A-Za-z-]*) is ");

  private OptionNames() {}

  /**
   * The message, with each {@link Setting} as the option of that name, and with the option before a
   * message that begins with the value that was given to it, such as a path.
   *
   * @param command that was run
   */
  public static String shown(String message, CommandLine command) {
    Matcher unmarked = UNMARKED.matcher(message);
    if (unmarked.find() && command.getCommandSpec().findOption(option(unmarked.group(1))) != null) {
      return option(unmarked.group(1)) + message.substring(unmarked.end(1));
    }
    return ofValue(message, command) + Setting.spell(message, OptionNames::option);
  }

  /** The option's name: {@code maxIterations} becomes {@code --max-iterations}. */
  private static String option(String setting) {
    return "--" + setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The option that was given the value with which a message begins; empty for none. */
  private static String ofValue(String message, CommandLine command) {
    for (OptionSpec option : command.getParseResult().matchedOptions()) {
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
