package org.epicentra.cli.distribution;

import org.epicentra.job.distribution.SampleJob.Family;
import org.epicentra.job.distribution.SampleJob.Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distribution sample gamma}. */
@Command(
    name = "gamma",
    description = {"Draws from a gamma law, by rejection and as the quantile of a uniform number."})
final class SampleGammaCommand extends ContinuousSampleCommand {
  @Option(
      names = "--shape",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description =
          "Shape, 0.0196 to 1e8; a rate above 1 raises the least. Default: ${DEFAULT-VALUE}.")
  private double shape;

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Inverse scale, 1e-70 to 1e70. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Override
  Parameters law() {
    return Family.GAMMA.with(shape, rate);
  }
}
