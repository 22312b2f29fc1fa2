/**
 * The strengths of a mixture: their law given the component, its conjugate prior, the posterior of
 * its parameter, the sums that make it and the dispersion. Locations and weights never live here.
 *
 * <p>To add a law, implement {@code CountLaw}, give it a constant of {@link
 * org.epicentra.mixture.counts.CountType}, and add it to the cases of {@code FamilyGoldenTest} and
 * {@code BoundPropertyTest}.
 */
package org.epicentra.mixture.counts;
