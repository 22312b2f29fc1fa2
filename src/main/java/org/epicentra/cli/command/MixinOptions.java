package org.epicentra.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The names of the options that a command takes from its mixins. */
public final class MixinOptions {
  private MixinOptions() {}

  /** All options of a mixin, by the name of its field. */
  public static List<String> names(CommandSpec command, String mixin) {
    return command.mixins().get(mixin).options().stream().map(OptionSpec::longestName).toList();
  }

  /** Those of the options that the command line gives. */
  public static List<String> given(CommandSpec command, List<String> names) {
    return names.stream().filter(command.commandLine().getParseResult()::hasMatchedOption).toList();
  }
}
