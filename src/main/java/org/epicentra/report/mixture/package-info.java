/**
 * The page of a fitted mixture: what {@code summary.json} holds, and the events of a catalog under
 * the model, as a map with its table, sections, charts and sentences. Each section is a class that
 * makes its figures, says in one sentence what is to be seen in them, and where data are missing
 * says so instead. Numbers are those of {@code summary.json}; none is computed here that the
 * summary has.
 *
 * <p>To add a section, write a class with a method that takes {@link
 * org.epicentra.report.mixture.FitFacts} and gives its markup, and name it in {@link
 * org.epicentra.report.mixture.FitPage}.
 */
package org.epicentra.report.mixture;
