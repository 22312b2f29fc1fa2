package org.epicentra.cli.catalog;

import org.epicentra.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** The group {@code catalog}. */
@Command(
    name = "catalog",
    description = "Earthquake catalogs: import, describe, generate.",
    subcommands = {ImportCommand.class, DescribeCommand.class, GenerateCommand.class})
public final class CatalogCommand extends CommandGroup {}
