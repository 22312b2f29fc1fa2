package org.epicentra.cli.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epicentra.cli.command.MixinOptions;
import picocli.CommandLine.Model.CommandSpec;

/** A kind of model, with the options of {@code retrain} that no other kind has. */
enum Kind {
  MIXTURE(
      List.of("catalog", "fit"),
      List.of(
          "--as-of",
          "--holdout",
          "--forgetting",
          "--sequential",
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
   * @param groups fields of the command all of whose options are of this kind
   * @param single options of groups that are shared
   */
  Kind(List<String> groups, List<String> single) {
    this.groups = groups;
    this.single = single;
  }

  /** As the option {@code --kind} takes it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The options of this kind that were given on the command line, by their names. */
  List<String> given(CommandSpec command) {
    return MixinOptions.given(command, names(command));
  }

  /** All options of this kind, by their names. */
  List<String> names(CommandSpec command) {
    List<String> names = new ArrayList<>(single);
    for (String group : groups) {
      names.addAll(MixinOptions.names(command, group));
    }
    return names;
  }
}
