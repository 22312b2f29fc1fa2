/**
 * The page of a nightly run: the decision and why, the comparison with the champion, where on the
 * map the challenger is better, which components moved, were born or vanished, the checks of the
 * data with their history, and what the run was made with. The facts are plain: the result as it is
 * printed, the manifests as they are stored, sums by cell; who gathers them lives elsewhere.
 *
 * <p>A section is a class with a method {@code markup}; one more is added to {@link
 * org.epicentra.report.retrain.RunPage}. What a run does not have, such as a comparison where a
 * check refused the data, is said in place of the figure.
 */
package org.epicentra.report.retrain;
