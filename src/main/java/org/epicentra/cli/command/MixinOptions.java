package org.epicentra.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command's mixins, by their names. */
public final class MixinOptions {
  private MixinOptions() {}

  /** All options of a mixin. */
  public static List<String> names(CommandSpec command, String mixin) {
    return command.mixins().get(mixin).options().stream().map(OptionSpec::longestName).toList();
  }

  /** Those among the names that were given on the command line. */
  public static List<String> given(CommandSpec command, List<String> names) {
    return names.stream().filter(command.commandLine().getParseResult()::hasMatchedOption).toList();
  }
}
