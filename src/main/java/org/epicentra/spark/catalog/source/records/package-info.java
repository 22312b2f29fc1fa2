/**
 * Files cut into records of text fields, in parallel where a file allows it, each record with the
 * place it came from. What a field means, and in which format a file is, never matters here.
 *
 * <p>Lines that are cut in a new way take a new case of {@link
 * org.epicentra.spark.catalog.source.records.LineLayout}; a new kind of document needs nothing
 * here, since its format implements {@link
 * org.epicentra.spark.catalog.source.records.DocumentLayout}.
 */
package org.epicentra.spark.catalog.source.records;
