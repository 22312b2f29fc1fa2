/**
 * The commands of {@code cavi}: their options, and the text that a person reads. Nothing is
 * computed here; each command makes a job of {@link org.epicentra.job.mixture} and prints its
 * result.
 *
 * <p>To add a command, extend {@link org.epicentra.cli.command.JobCommand} and name the class in
 * the {@code subcommands} of {@link org.epicentra.cli.mixture.CaviCommand}. An option of the fit
 * goes into the group that it belongs to ({@code AscentOptions}, {@code EventOptions}, {@code
 * PriorOptions}): {@code retrain} has the same groups, and so gets it too.
 */
package org.epicentra.cli.mixture;
