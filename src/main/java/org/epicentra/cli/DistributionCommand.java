package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code distribution}: probability laws. */
@Command(
    name = "distribution",
    description = "Probability laws whose draws can be differentiated.",
    subcommands = DistributionSampleCommand.class)
final class DistributionCommand extends CommandGroup {}
