/**
 * The locations of a mixture: the shapes that components may have, the conjugate prior of centres
 * and shapes, their posterior, and the sums that make it. Strengths and weights never live here.
 *
 * <p>To add a shape, implement {@link org.epicentra.mixture.locations.LocationPrior} with its
 * posterior, give it a constant of {@link org.epicentra.mixture.locations.CovarianceType}, and add
 * it to the cases of {@code FamilyGoldenTest} and {@code BoundPropertyTest}.
 */
package org.epicentra.mixture.locations;
