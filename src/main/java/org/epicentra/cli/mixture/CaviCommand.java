package org.epicentra.cli.mixture;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code cavi}: coordinate ascent variational inference. */
@Command(
    name = "cavi",
    description =
        "The mixture of super-epicentres: fit, predict, evaluate, sample, report, export.",
    subcommands = {
      FitCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      SampleCommand.class,
      ReportCommand.class,
      ExportCommand.class
    })
public final class CaviCommand extends CommandGroup {}
