package org.epicentra.cli.distribution;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code distribution}: distributions with differentiable draws. */
@Command(
    name = "distribution",
    description = "Probability distributions whose draws can be differentiated.",
    subcommands = SampleCommand.class)
public final class DistributionCommand extends CommandGroup {}
