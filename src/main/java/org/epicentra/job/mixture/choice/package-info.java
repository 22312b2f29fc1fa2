/**
 * How one of several numbers of components K is chosen: {@link
 * org.epicentra.job.mixture.choice.ComponentSearch} is the whole procedure, from the candidates to
 * the fit of the chosen one. Neither passes over events nor formulas of the mixture live here, nor
 * what a fit of one K needs.
 *
 * <p>To add a criterion, add a constant to {@link
 * org.epicentra.job.mixture.choice.ComponentChoice.Criterion}, its case to {@code ComponentSearch},
 * and what it measures to {@link org.epicentra.job.mixture.choice.CandidateSummary}.
 */
package org.epicentra.job.mixture.choice;
