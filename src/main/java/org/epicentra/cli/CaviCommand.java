package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code cavi}: coordinate ascent variational inference. */
@Command(
    name = "cavi",
    description = "The mixture of super-epicentres: fit, predict, evaluate, sample.",
    subcommands = {
      CaviFitCommand.class,
      CaviPredictCommand.class,
      CaviEvaluateCommand.class,
      CaviSampleCommand.class
    })
final class CaviCommand extends CommandGroup {}
