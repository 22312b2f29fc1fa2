/**
 * The user's paths opened as tables of raw records, one for all files of the same format and
 * layout. Values are never looked at here, and a format is never known by its name.
 *
 * <p>A new format goes into {@link org.epicentra.spark.catalog.source.format}, a new way to cut
 * files into {@link org.epicentra.spark.catalog.source.records}; a source that is made of neither
 * files nor a data source of Spark takes a case of its own in {@link
 * org.epicentra.spark.catalog.source.SourceTables}.
 */
package org.epicentra.spark.catalog.source;
