package org.epicentra.cli.gradient;

import java.util.List;
import org.epicentra.job.gradient.GaussianCompareJob;
import picocli.CommandLine.Option;

/** The posterior of a problem with closed forms, and the widths of q. */
final class GaussianProblemOptions {
  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "1",
      description = "Coordinates of the normal posterior, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int dimension;

  @Option(
      names = "--correlation",
      paramLabel = "R",
      defaultValue = "0",
      description =
          "Correlation of any two coordinates, above -1/(D-1) and below 1. Default: "
              + "${DEFAULT-VALUE}.")
  private double correlation;

  @Option(
      names = "--target-deviation",
      paramLabel = "T",
      defaultValue = "0.5",
      description =
          "Standard deviation t of the posterior, 0.001 to 1000; the prior's is 1. Default: "
              + "${DEFAULT-VALUE}.")
  private double deviation;

  @Option(
      names = "--offset",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Offset of q's mean from the posterior's, in units of t, -1000 to 1000. Default: "
              + "${DEFAULT-VALUE}.")
  private double offset;

  @Option(
      names = "--ratios",
      paramLabel = "S",
      split = ",",
      defaultValue = "0.25,0.5,0.65,0.75,1,1.5,2",
      description =
          "Standard deviations s of q, in units of t, 0.001 to 1000. Default: ${DEFAULT-VALUE}.")
  private List<Double> ratios;

  GaussianCompareJob.Target target() {
    return new GaussianCompareJob.Target(dimension, deviation, correlation, offset);
  }

  List<Double> ratios() {
    return ratios.stream().sorted().toList();
  }
}
