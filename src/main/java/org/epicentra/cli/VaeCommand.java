package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code vae}: the variational autoencoder of images. */
@Command(
    name = "vae",
    description =
        "The variational autoencoder: import, train, evaluate, encode, reconstruct, generate.",
    subcommands = {
      VaeImportCommand.class,
      VaeTrainCommand.class,
      VaeEvaluateCommand.class,
      VaeEncodeCommand.class,
      VaeReconstructCommand.class,
      VaeGenerateCommand.class
    })
final class VaeCommand extends CommandGroup {}
