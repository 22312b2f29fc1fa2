package org.epicentra.cli.distribution;

import org.epicentra.job.distribution.SampleJob.Family;
import org.epicentra.job.distribution.SampleJob.Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distribution sample normal}. */
@Command(
    name = "normal",
    description = "Normal draws by the polar method, and as mean + deviation * noise.")
final class SampleNormalCommand extends ContinuousSampleCommand {
  @Option(
      names = "--mean",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "Mean. Default: ${DEFAULT-VALUE}.")
  private double mean;

  @Option(
      names = "--deviation",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Standard deviation, above 0. Default: ${DEFAULT-VALUE}.")
  private double deviation;

  @Override
  Parameters parameters() {
    return Family.NORMAL.with(mean, deviation);
  }
}
