package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code cavi}: coordinate ascent variational inference. */
@Command(
    name = "cavi",
    description = "The mixture of super-epicentres: fit, predict, evaluate, sample.",
    subcommands = {})
final class CaviCommand extends CommandGroup {}
