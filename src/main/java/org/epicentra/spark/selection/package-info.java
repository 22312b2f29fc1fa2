/**
 * The events of a catalog that a mixture is fitted to or applied to: filters, projection, and the
 * columns of location, strength and weight made of the user's expressions; for a nightly run their
 * times, and what is counted of them. Neither files nor their formats live here (they are in {@link
 * org.epicentra.spark.catalog}), nor anything that computes with a model.
 *
 * <p>To add an option of the selection, add a component to {@link
 * org.epicentra.spark.selection.SelectionOptions}, which {@code selection.json} keeps with each
 * model (null in models of earlier versions), apply it in {@link
 * org.epicentra.spark.selection.CatalogSelection}, and name the columns it reads in {@code named},
 * so that a nightly run notices when they change.
 */
package org.epicentra.spark.selection;
