package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code gradient}: the laboratory of gradient estimators. */
@Command(
    name = "gradient",
    description = "The laboratory of gradient estimators.",
    subcommands = GradientCompareCommand.class)
final class GradientCommand extends CommandGroup {}
