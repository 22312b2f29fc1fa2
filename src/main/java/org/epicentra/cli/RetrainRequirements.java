package org.epicentra.cli;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes optional what only one kind of model needs: which it is, is known when options are read.
 */
final class RetrainRequirements implements IModelTransformer {
  private static final List<String> OF_ONE_KIND = List.of("--catalog", "--components", "--images");

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (String name : OF_ONE_KIND) {
      OptionSpec required = command.findOption(name);
      command.remove(required);
      command.addOption(required.toBuilder().required(false).build());
    }
    return command;
  }
}
