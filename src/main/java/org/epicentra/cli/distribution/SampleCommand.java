package org.epicentra.cli.distribution;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code distribution sample}. */
@Command(
    name = "sample",
    description = {
      "Draws from a distribution directly and by reparameterisation, and compares the two.",
      "",
      "Prints tests of fit with their p-values and draws the histograms over each other. Starts no",
      "Spark session."
    },
    subcommands = {
      SampleNormalCommand.class,
      SampleExponentialCommand.class,
      SampleGammaCommand.class,
      SampleCategoricalCommand.class
    })
final class SampleCommand extends CommandGroup {}
