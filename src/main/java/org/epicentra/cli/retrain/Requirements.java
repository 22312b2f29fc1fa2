package org.epicentra.cli.retrain;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes the options optional that only one kind of model requires: the kind is known when options
 * are read. Removes the one that a nightly run, which has no validation images, cannot use.
 */
final class Requirements implements IModelTransformer {
  private static final List<String> OF_ONE_KIND = List.of("--catalog", "--components", "--images");
  private static final String UNUSED = "--patience";

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option); // and all are added again, so that they keep their order
      boolean ofOneKind = OF_ONE_KIND.contains(option.longestName());
      if (!option.longestName().equals(UNUSED)) {
        command.addOption(ofOneKind ? option.toBuilder().required(false).build() : option);
      }
    }
    return command;
  }
}
