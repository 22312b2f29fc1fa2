/**
 * Earthquake catalogs on Spark: formats, checks, import, description, synthesis.
 *
 * <p>The way of a record: {@link org.epicentra.spark.catalog.CatalogReader} finds the files and,
 * from their first bytes, their layout; the files become rows of text fields; a format's layout or
 * the user's expressions say which field is which column of the catalog; {@link
 * org.epicentra.catalog.EventCheck} converts and checks the values. A record that fails keeps its
 * place among the rows, with its reason, so that all can be counted. {@link
 * org.epicentra.spark.catalog.CatalogImport} then picks the latest of each event and the wanted
 * kinds of event, and {@link org.epicentra.spark.catalog.CatalogWriter} stores them.
 */
package org.epicentra.spark.catalog;
