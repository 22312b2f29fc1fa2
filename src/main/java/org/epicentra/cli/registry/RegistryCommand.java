package org.epicentra.cli.registry;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code registry}. */
@Command(
    name = "registry",
    description = "Versioned models: list, show, promote, rollback, prune, verify.",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      PruneCommand.class,
      VerifyCommand.class
    })
public final class RegistryCommand extends CommandGroup {}
