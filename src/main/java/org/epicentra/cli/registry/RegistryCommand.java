package org.epicentra.cli.registry;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code registry}. */
@Command(
    name = "registry",
    description = "Versioned models: list, show, promote, rollback, prune, verify.",
    subcommands = {
      RegistryListCommand.class,
      RegistryShowCommand.class,
      RegistryPromoteCommand.class,
      RegistryRollbackCommand.class,
      RegistryPruneCommand.class,
      RegistryVerifyCommand.class
    })
public final class RegistryCommand extends CommandGroup {}
