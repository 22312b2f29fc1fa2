package org.epicentra.spark.catalog.source.records;

/** How the content of a file is read: record by record, or by Spark as a table. */
public sealed interface FileLayout permits RecordLayout, TableLayout {}
