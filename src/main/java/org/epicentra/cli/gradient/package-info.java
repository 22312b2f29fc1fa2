/**
 * The group {@code gradient} of the command line: its options, and its results as text. What is
 * compared, and how, is in {@link org.epicentra.job.gradient}.
 *
 * <p>To add a command, see the comment of package {@code org.epicentra.cli}; name its class in
 * {@code GradientCommand}.
 */
package org.epicentra.cli.gradient;
