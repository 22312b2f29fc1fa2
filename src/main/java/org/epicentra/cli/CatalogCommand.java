package org.epicentra.cli;

import picocli.CommandLine.Command;

/** The group {@code catalog}. */
@Command(
    name = "catalog",
    description = "Earthquake catalogs: import, describe, generate.",
    subcommands = {
      CatalogImportCommand.class,
      CatalogDescribeCommand.class,
      CatalogGenerateCommand.class
    })
final class CatalogCommand extends CommandGroup {}
