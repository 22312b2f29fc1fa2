package org.epicentra.cli.mixture;

import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.start.Initialisation;
import picocli.CommandLine.Option;

/** How the ascent starts and stops. */
final class AscentOptions {
  @Option(
      names = "--components",
      paramLabel = "K",
      required = true,
      converter = ComponentNumbers.Converter.class,
      description =
          "The number of components. 'cavi fit' also takes several, such as 10,20,50, and chooses "
              + "one.")
  private ComponentNumbers components;

  @Option(
      names = "--init",
      paramLabel = "HOW",
      description =
          "Initial centres: kmeans++ (default), random, or a CSV file with the columns "
              + "x,y[,z] or longitude,latitude[,depth], and rate if known; with a file the "
              + "order of the components is the file's, otherwise they are sorted by effective "
              + "count.")
  private String init = MixtureSettings.DEFAULT_INIT.label();

  @Option(
      names = "--restarts",
      paramLabel = "N",
      defaultValue = "" + MixtureSettings.DEFAULT_RESTARTS,
      description = "Starts that compete; the best bound wins. Default: ${DEFAULT-VALUE}.")
  private int restarts;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description =
          "The most updates of the posterior. Default: 300; 100 with --acceleration none.")
  private Integer maxIterations;

  @Option(
      names = "--moves",
      paramLabel = "NAME",
      completionCandidates = Labels.MoveLabels.class,
      description =
          "By which moves components are left out where that is proved to raise the bound: none; "
              + "delete; or delete,merge. Default: delete,merge; none with --weights fixed.")
  private String moves;

  @Option(
      names = "--acceleration",
      paramLabel = "NAME",
      completionCandidates = Labels.Accelerations.class,
      description =
          "How the ascent is hastened: ${COMPLETION-CANDIDATES}; the bound never falls with "
              + "either. Default: squarem.")
  private String acceleration;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      description =
          "Stop when an update raises the bound by no more than this share of it; 0 makes "
              + "all iterations. Default: 1e-7; 1e-6 with --acceleration none.")
  private Double tolerance;

  MixtureSettings settings(long seed, MixtureFamily family) {
    Initialisation start =
        centresFile() == null ? Initialisation.of(init) : MixtureSettings.DEFAULT_INIT;
    Acceleration hastened = acceleration();
    return new MixtureSettings(
        components.largest(),
        start,
        restarts,
        seed,
        maxIterations(),
        tolerance == null ? hastened.tolerance() : tolerance,
        hastened,
        moves(family));
  }

  /** Components of given weights are all wanted, unless the user says otherwise. */
  private Moves moves(MixtureFamily family) {
    if (moves != null) {
      return Moves.of(moves);
    }
    return family.defaultMoves();
  }

  /** The file of initial centres, or null. */
  String centresFile() {
    return Initialisation.labels().contains(init) ? null : init;
  }

  /** One number or several; null where none is given. */
  ComponentNumbers components() {
    return components;
  }

  int maxIterations() {
    return maxIterations == null ? acceleration().maxIterations() : maxIterations;
  }

  private Acceleration acceleration() {
    return acceleration == null
        ? MixtureSettings.defaults(1).acceleration()
        : Acceleration.of(acceleration);
  }
}
