package org.epicentra.cli.gradient;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code gradient}: the laboratory of gradient estimators. */
@Command(
    name = "gradient",
    description = "The laboratory of gradient estimators.",
    subcommands = CompareCommand.class)
public final class GradientCommand extends CommandGroup {}
