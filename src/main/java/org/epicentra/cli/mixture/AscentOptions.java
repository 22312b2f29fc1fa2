package org.epicentra.cli.mixture;

import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.start.Initialisation;
import picocli.CommandLine.Option;

/** How the ascent starts and stops. */
final class AscentOptions {
  @Option(
      names = "--components",
      paramLabel = "K",
      required = true,
      description = "The number of components.")
  private int components;

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
      defaultValue = "" + MixtureSettings.DEFAULT_MAX_ITERATIONS,
      description = "The most updates of the posterior. Default: ${DEFAULT-VALUE}.")
  private int maxIterations;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = MixtureSettings.DEFAULT_TOLERANCE,
      description =
          "Stop when an update raises the bound by no more than this share of it; 0 makes "
              + "all iterations. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  MixtureSettings settings(long seed) {
    Initialisation start =
        centresFile() == null ? Initialisation.of(init) : MixtureSettings.DEFAULT_INIT;
    return new MixtureSettings(components, start, restarts, seed, maxIterations, tolerance);
  }

  /** The file of initial centres, or null. */
  String centresFile() {
    return Initialisation.labels().contains(init) ? null : init;
  }

  int components() {
    return components;
  }

  int maxIterations() {
    return maxIterations;
  }
}
