package org.epicentra.cli.mixture;

import org.epicentra.cli.command.ResultCommand;
import org.epicentra.mixture.PriorSpecification;
import picocli.CommandLine.Option;

/** The fixed quantities of the model. */
final class PriorOptions {
  private static final String AUTO = "auto";

  @Option(
      names = "--tau",
      paramLabel = "NUMBER|auto",
      defaultValue = AUTO,
      description =
          "Precision of a location about its component's centre, 1/unit^2 (1/km^2): a component "
              + "scatters by 1/sqrt(tau) on each axis, exactly if its covariance is fixed, else "
              + "as the prior expects it. Default auto: from the distances to the initial centres.")
  private String tau;

  @Option(
      names = "--pi",
      paramLabel = "NUMBER",
      split = ",",
      description = "Fixed weights of the components, one each, sum 1. Default: equal.")
  private double[] pi;

  @Option(
      names = "--nu",
      paramLabel = "NUMBER",
      split = ",",
      description =
          "Prior mean of the centres, one number per coordinate. Default: the mean location.")
  private double[] nu;

  @Option(
      names = "--rho",
      paramLabel = "NUMBER",
      description =
          "Prior precision of the centres, 1/unit^2. Default: 1 / variance of the locations.")
  private Double rho;

  @Option(
      names = "--alpha",
      paramLabel = "NUMBER",
      description = "Prior shape of the rates. Default: 1.")
  private Double alpha;

  @Option(
      names = "--beta",
      paramLabel = "NUMBER",
      description = "Prior rate of the rates. Default: 1 / mean strength.")
  private Double beta;

  PriorSpecification specification(FamilyOptions family, ResultCommand<?> command) {
    Double precision = precision(command);
    return new PriorSpecification(
        pi, precision, nu, rho, alpha, beta, family.family(precision != null, pi != null));
  }

  private Double precision(ResultCommand<?> command) {
    if (AUTO.equals(tau)) {
      return null;
    }
    try {
      return Double.valueOf(tau);
    } catch (NumberFormatException e) {
      throw command.usageError("Invalid value for option '--tau': '" + tau + "' is no number");
    }
  }
}
