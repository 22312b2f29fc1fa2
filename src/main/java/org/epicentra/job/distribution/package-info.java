/**
 * The jobs of {@code distribution sample}: draws made directly and through a reparameterisation,
 * their tests of fit, and a picture. The distributions and the tests themselves are in {@link
 * org.epicentra.distribution}.
 *
 * <p>To offer one more distribution with a density, add a constant to {@link
 * org.epicentra.job.distribution.SampleJob.Family}, and a command that makes its parameters.
 */
package org.epicentra.job.distribution;
