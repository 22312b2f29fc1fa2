package org.epicentra.cli.mixture;

import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.mixture.choice.ComponentChoice;
import org.epicentra.job.mixture.choice.ComponentChoice.Criterion;
import picocli.CommandLine.Option;

/** How one of several numbers of components is chosen. */
final class ChoiceOptions {
  @Option(
      names = "--choose",
      paramLabel = "NAME",
      completionCandidates = Labels.Criteria.class,
      description =
          "By what one of several --components is chosen: held-out, the mean log density of events "
              + "that are held out, after which the chosen number is fitted to all events; or "
              + "bound, the bound per event of fits to all events. Default: held-out.")
  private String choose;

  @Option(
      names = "--holdout-share",
      paramLabel = "SHARE",
      description =
          "With --choose held-out: hold out this share of the events, chosen by a hash of their "
              + "ids and --seed. Default: "
              + ComponentChoice.HOLDOUT_SHARE
              + ".")
  private Double holdoutShare;

  /** The choice between the numbers; null where there is one. */
  ComponentChoice choice(ComponentNumbers components, ResultCommand<?> command) {
    if (!components.several()) {
      requireNone("--choose", choose, components, command);
      requireNone("--holdout-share", holdoutShare, components, command);
      return null;
    }
    Criterion criterion = choose == null ? Criterion.HELD_OUT : Criterion.of(choose);
    if (criterion != Criterion.HELD_OUT && holdoutShare != null) {
      throw command.usageError(
          "--choose %s holds no events out: leave out --holdout-share".formatted(choose));
    }
    return new ComponentChoice(
        components.all(),
        criterion,
        holdoutShare == null ? ComponentChoice.HOLDOUT_SHARE : holdoutShare);
  }

  private static void requireNone(
      String option, Object value, ComponentNumbers components, ResultCommand<?> command) {
    if (value != null) {
      throw command.usageError(
          "%s needs several numbers to choose from, such as --components %s,%s"
              .formatted(option, components, 2L * components.largest()));
    }
  }
}
