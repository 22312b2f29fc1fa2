/**
 * Random truths: the distributions that the parameters of a synthetic catalog are drawn from. What
 * a truth consists of is {@link org.epicentra.mixture.MixtureTruth}; no event is drawn here.
 *
 * <p>To vary one more property of a truth, add it to {@link
 * org.epicentra.mixture.truth.TruthSettings.Variant} and draw it from a random stream of its own
 * purpose, so that what is drawn today stays the same.
 */
package org.epicentra.mixture.truth;
