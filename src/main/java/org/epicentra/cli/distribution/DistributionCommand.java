package org.epicentra.cli.distribution;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code distribution}: probability laws. */
@Command(
    name = "distribution",
    description = "Probability laws whose draws can be differentiated.",
    subcommands = SampleCommand.class)
public final class DistributionCommand extends CommandGroup {}
