/**
 * The command line: options, help, exit codes.
 *
 * <p>To add a command: write its job as a record that implements {@link org.epicentra.job.Job} in
 * package {@code job}, with a record of plain values as its result; write one class here that
 * extends {@code JobCommand} with picocli's {@code @Command(name, description)}, takes its options
 * as {@code @Option} fields or mixins ({@code OutputOptions}, {@code SourceOptions}, ...), makes
 * the job in {@code job()} and prints the result in {@code print()}; name the class in the {@code
 * subcommands} of its group ({@code CatalogCommand}, {@code CaviCommand}) or of {@code
 * EpicentraCommand}. {@code JobCommand} brings {@code --help} and {@code --json}, starts the
 * session, and has {@code status.json} written beside the first of {@code Job.targets()}.
 *
 * <p>Throw {@link org.epicentra.BadInputException} for data that cannot be used (exit code 3), and
 * {@code usageError} for options that do not go together (2).
 */
package org.epicentra.cli;
