package org.epicentra.cli;

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
final class RegistryCommand extends CommandGroup {}
