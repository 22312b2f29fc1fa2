package org.epicentra.cli.distribution;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code distribution sample}. */
@Command(
    name = "sample",
    description = {
      "Draws from a law directly and through its reparameterisation, and compares.",
      "",
      "Prints tests of fit with their p-values, and writes the histograms over each other. Needs no",
      "Spark session."
    },
    subcommands = {
      SampleNormalCommand.class,
      SampleExponentialCommand.class,
      SampleGammaCommand.class,
      SampleCategoricalCommand.class
    })
final class SampleCommand extends CommandGroup {}
