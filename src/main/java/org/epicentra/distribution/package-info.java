/**
 * Probability distributions: log densities, entropies, KL divergences, moments, draws from a random
 * stream that the caller passes in, reparameterised draws with their derivatives, and tests of fit.
 * Optimisers, random generators and what a draw means in a model live elsewhere.
 *
 * <p>To add a distribution, write one immutable class with a static {@code of(...)} that implements
 * {@link org.epicentra.distribution.ContinuousDistribution}, {@link
 * org.epicentra.distribution.ReparameterisedDistribution} or {@link
 * org.epicentra.distribution.DiscreteDistribution}, and add it to {@code
 * make_distribution_golden.py} and the test class {@code Distributions}: the tests that all
 * distributions share then run on it.
 */
package org.epicentra.distribution;
