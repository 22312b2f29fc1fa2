package org.epicentra.cli.distribution;

import org.epicentra.job.distribution.SampleJob.Family;
import org.epicentra.job.distribution.SampleJob.Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code distribution sample exponential}. */
@Command(
    name = "exponential",
    description = "Exponential draws by comparing uniform numbers, and as -ln(1 - u) / rate.")
final class SampleExponentialCommand extends ContinuousSampleCommand {
  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Inverse of the mean, 1e-70 to 1e70. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Override
  Parameters parameters() {
    return Family.EXPONENTIAL.with(rate);
  }
}
