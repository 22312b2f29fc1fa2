/**
 * The family of mixtures, free of Spark: the prior and the variational posterior, each composed of
 * weights, locations and strengths from the folders below, the statistics of a pass over events,
 * the ascent on the bound with its moves and its acceleration, scoring, sampling, and the
 * posterior's file format. Where events are kept, how they are read and what a user calls an option
 * never live here; equation numbers are those of docs/MODEL.md.
 *
 * <p>A pass over events is behind {@link org.epicentra.mixture.DataPass}: to fit other data, or
 * data kept elsewhere, implement it, and call {@link org.epicentra.mixture.CoordinateAscent}. A new
 * quantity of an event or a component belongs in {@link org.epicentra.mixture.MixtureScorer} or
 * {@link org.epicentra.mixture.MixturePosterior}; a new term of the bound in {@link
 * org.epicentra.mixture.MixtureStatistics}, with its equation, and in the reference of the tests,
 * {@code LongFormBound}.
 */
package org.epicentra.mixture;
