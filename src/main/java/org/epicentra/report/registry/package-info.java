/**
 * Model cards: what is known about a version of a registered model, as a page and as Markdown. The
 * facts are the contents of manifests and summaries as they are stored; {@link
 * org.epicentra.report.registry.Card} makes sections of them, and two writers make files of these.
 * Neither the registry nor its folders are known here.
 *
 * <p>To say something more about a version, add an entry or a section to {@code Card}: both files
 * then have it. What a nightly run did is not here but in {@code report.retrain}.
 */
package org.epicentra.report.registry;
