package org.epicentra.cli.distribution;

import org.epicentra.job.distribution.SampleJob.Family;
import org.epicentra.job.distribution.SampleJob.Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distribution sample gamma}. */
@Command(
    name = "gamma",
    description = "Gamma draws by rejection, and as quantiles of uniform numbers.")
final class SampleGammaCommand extends ContinuousSampleCommand {
  @Option(
      names = "--shape",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description =
          "Shape, from 0.0196 (more if the rate is above 1) to 1e8. Default: ${DEFAULT-VALUE}.")
  private double shape;

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Inverse scale, 1e-70 to 1e70. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Override
  Parameters parameters() {
    return Family.GAMMA.with(shape, rate);
  }
}
