/** Earthquake catalogs on Spark: readers of each format, validation, import. */
package org.epicentra.spark.catalog;
