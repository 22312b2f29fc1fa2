package org.epicentra.cli.gradient;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code gradient}: measurements of gradient estimators. */
@Command(
    name = "gradient",
    description = "Estimators of the gradient of the evidence lower bound: compare.",
    subcommands = CompareCommand.class)
public final class GradientCommand extends CommandGroup {}
