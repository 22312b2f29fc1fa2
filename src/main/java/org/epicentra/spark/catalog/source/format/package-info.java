/**
 * The formats of catalog files: a class for each, with its columns, how a file is recognised, its
 * header and its reader. How files are found, cut into tasks and turned into rows never stands
 * here, nor what a value must be.
 *
 * <p>To add a format, write a class that implements {@link
 * org.epicentra.spark.catalog.source.format.CatalogFormat}, and name it in the list of {@link
 * org.epicentra.spark.catalog.source.format.CatalogFormats}, before {@code Csv}, which takes any
 * table. {@code GeonetCsv} is a model for a table of text, {@code Quakeml} for a document with a
 * reader of its own, {@code Parquet} for what Spark reads by itself. Help and messages take the
 * name from the list. The tests ask for a sample of a few events, in {@code
 * src/test/resources/catalog}, and for a row in {@code docs/CATALOGS.md}.
 */
package org.epicentra.spark.catalog.source.format;
