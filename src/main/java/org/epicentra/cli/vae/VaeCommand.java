package org.epicentra.cli.vae;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The command group {@code vae}: the variational autoencoder of images. */
@Command(
    name = "vae",
    description =
        "The variational autoencoder: import, train, evaluate, encode, reconstruct, generate, report, "
            + "export.",
    subcommands = {
      ImportCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      EncodeCommand.class,
      ReconstructCommand.class,
      GenerateCommand.class,
      ReportCommand.class,
      ExportCommand.class
    })
public final class VaeCommand extends CommandGroup {}
