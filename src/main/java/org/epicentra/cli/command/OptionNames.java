package org.epicentra.cli.command;

import java.util.Locale;
import org.epicentra.ControlCharacters;
import org.epicentra.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives the settings that a message speaks of the names they have on the command line: what is
 * called {@code maxIterations} where there are no options is {@code --max-iterations} to its user.
 */
public final class OptionNames {
  private OptionNames() {}

  /**
   * The message, with each {@link Setting} as the option of that name, and with the option before a
   * message that begins with the value that was given to it, such as a path.
   *
   * @param command that was run
   */
  public static String shown(String message, CommandLine command) {
    return ofValue(message, command)
        + ControlCharacters.escaped(Setting.spell(message, OptionNames::option));
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
