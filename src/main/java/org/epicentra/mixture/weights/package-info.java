/**
 * The weights of a mixture: fixed or learned, and the share of the background. Each prior makes its
 * posterior of the components' effective counts. Locations and strengths never live here.
 *
 * <p>To add a prior, implement {@link org.epicentra.mixture.weights.WeightPrior}, give it a
 * constant of {@link org.epicentra.mixture.weights.WeightType}, and add it to the cases of {@code
 * FamilyGoldenTest} and {@code BoundPropertyTest}.
 */
package org.epicentra.mixture.weights;
