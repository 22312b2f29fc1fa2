package org.epicentra.cli.distribution;

import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.distribution.SampleDraws;
import org.epicentra.job.picture.ChartOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The number of draws, their seed, and the picture. */
final class SampleOptions {
  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Draws made each way. Default: ${DEFAULT-VALUE}.")
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
      description = "The picture to write. Default: the name of the distribution with .png.")
  private String output;

  @Mixin private OutputOptions outputOptions;

  SampleDraws draws() {
    return new SampleDraws(count, seed);
  }

  ChartOutput chart(String distribution) {
    return new ChartOutput(
        output == null ? distribution + ".png" : output, outputOptions.overwrite());
  }
}
