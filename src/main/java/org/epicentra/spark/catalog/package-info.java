/**
 * Earthquake catalogs on Spark: reading and checking, import and description. What a value must be
 * is said in {@link org.epicentra.catalog}, and no formula stands here.
 *
 * <p>The way of a record: {@link org.epicentra.spark.catalog.source.SourceTables} finds the files
 * and, from their first bytes, their format; the files become rows of text fields; the format or
 * the user's expressions say which field is which column of the catalog; {@link
 * org.epicentra.catalog.EventCheck} converts and checks the values. A record that fails keeps its
 * place among the rows, with its reason, so that all can be counted. {@link
 * org.epicentra.spark.catalog.CatalogImport} then picks the latest of each event and the wanted
 * kinds of event, and {@link org.epicentra.spark.catalog.CatalogWriter} stores them.
 *
 * <p>To add a column to the catalog, name it in {@link org.epicentra.catalog.CatalogColumns} with
 * the kind of its values; each format then says where it takes it from. To add to what {@code
 * catalog describe} reports, gather it in {@link org.epicentra.catalog.description.CatalogProfile}
 * where one event is enough, else in {@code RepeatedValues}.
 */
package org.epicentra.spark.catalog;
