/**
 * Synthetic catalogs: events drawn in the tasks from a truth that is drawn or read from a file. The
 * distributions are those of {@link org.epicentra.mixture} and {@link
 * org.epicentra.catalog.SyntheticAttributes}; no catalog is read or checked here.
 *
 * <p>To give the events one more column, draw it in {@code SyntheticAttributes} as a function of
 * the seed and the number of the row alone, and name it in the schema of {@link
 * org.epicentra.spark.catalog.synthetic.SyntheticCatalog}.
 */
package org.epicentra.spark.catalog.synthetic;
