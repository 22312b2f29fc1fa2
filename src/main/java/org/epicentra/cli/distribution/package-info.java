/**
 * The group {@code distribution} of the command line: its options, and its results as text. What is
 * drawn, and which tests it is put to, is in {@link org.epicentra.job.distribution}.
 *
 * <p>To add a distribution with a density, extend {@code ContinuousSampleCommand} by a class that
 * takes the parameters, and name it in {@code SampleCommand}.
 */
package org.epicentra.cli.distribution;
