/**
 * The command line as a whole: the entry point, the root command, the file of defaults, and what is
 * printed for errors. Logic that can be tested without a command line is in {@code job} or below;
 * the commands are in one folder per subject, and what they share is in {@code command}.
 *
 * <p>To add a command:
 *
 * <ol>
 *   <li>write its job, see {@link org.epicentra.job};
 *   <li>in the folder of its subject here, write one class with picocli's {@code @Command(name,
 *       description)} that extends {@link org.epicentra.cli.command.JobCommand}, or {@link
 *       org.epicentra.cli.command.LocalJobCommand} if the job needs no Spark. It takes its options
 *       as {@code @Option} fields and mixins, makes the job in {@code job()} and prints the result
 *       in {@code print()};
 *   <li>name the class in the {@code subcommands} of its group;
 *   <li>write its help to {@code src/test/resources/cli} by {@code HelpTextTest}.
 * </ol>
 *
 * <p>{@code --help}, {@code --json}, the session, {@code status.json}, exit codes, defaults from
 * the file and the spelling of settings in messages need nothing more. Throw {@code usageError} for
 * options that do not go together (exit code 2); the job throws {@link
 * org.epicentra.BadInputException} for values that cannot be used (3).
 */
package org.epicentra.cli;
