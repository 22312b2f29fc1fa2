package org.epicentra.cli.distribution;

import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.distribution.SampleDraws;
import org.epicentra.job.picture.ChartOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many draws, and where their picture goes. */
final class SampleOptions {
  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Draws each way. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same draws. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--output",
      paramLabel = "FILE.png",
      description = "The picture to write. Default: the law's name with .png.")
  private String output;

  @Mixin private OutputOptions outputOptions;

  SampleDraws draws() {
    return new SampleDraws(count, seed);
  }

  ChartOutput chart(String law) {
    return new ChartOutput(output == null ? law + ".png" : output, outputOptions.overwrite());
  }
}
