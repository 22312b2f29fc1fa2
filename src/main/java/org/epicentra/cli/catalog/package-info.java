/**
 * The commands of {@code catalog}, and the options by which other commands read a catalog too. What
 * could be tested without a command line never stands here.
 *
 * <p>To add a command, write a class that extends {@link org.epicentra.cli.command.JobCommand},
 * takes {@code SourceOptions} as a mixin if it reads a catalog, makes its job in {@code job()} and
 * prints the result in {@code print()}; name it in the {@code subcommands} of {@code
 * CatalogCommand}, and have {@code HelpTextTest} write its help.
 */
package org.epicentra.cli.catalog;
