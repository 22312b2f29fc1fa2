package org.epicentra.cli.retrain;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.command.MixinOptions;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code retrain} that only one kind of model has. */
enum KindOptions {
  MIXTURE(
      List.of("catalog", "fit"),
      List.of(
          "--as-of",
          "--holdout",
          "--forgetting",
          "--max-age",
          "--max-rejected",
          "--max-repeated",
          "--max-rate-change",
          "--max-null-change",
          "--max-drift-place",
          "--max-drift-strength",
          "--max-drift-depth")),
  VAE(
      List.of("images", "training", "network", "blas"),
      List.of("--holdout-share", "--max-drift-intensity", "--max-drift-pixels"));

  private final List<String> groups;
  private final List<String> single;

  /**
   * @param groups fields of the command whose options are all of this kind
   * @param single options of groups that are not
   */
  KindOptions(List<String> groups, List<String> single) {
    this.groups = groups;
    this.single = single;
  }

  /** Those of this kind that were given on the command line, by their names. */
  List<String> given(CommandSpec command) {
    return MixinOptions.given(command, names(command));
  }

  /** All of this kind, by their names. */
  List<String> names(CommandSpec command) {
    List<String> names = new ArrayList<>(single);
    for (String group : groups) {
      names.addAll(MixinOptions.names(command, group));
    }
    return names;
  }
}
