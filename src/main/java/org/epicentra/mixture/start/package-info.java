/**
 * What an ascent starts from: the moments of the events, a sample of them, and initial centres
 * chosen among that sample or given by the user. The prior and the posterior never live here; they
 * are made of this in {@code org.epicentra.mixture}.
 *
 * <p>To add an initialisation, implement {@code Initialiser} and give it a constant of {@link
 * org.epicentra.mixture.start.Initialisation} with the label that options and Params will have for
 * it; {@code MixtureStartTest} and {@code InitialisationTest} then run on it, and the option and
 * the Param {@code init} take it.
 */
package org.epicentra.mixture.start;
