/**
 * The event: its columns with their units and ranges, how a record becomes one, and the columnar
 * block in which events are kept for the mixture. Neither Spark nor files are known here, nor any
 * probability.
 *
 * <p>To add a column, name it in {@link org.epicentra.catalog.CatalogColumns} with the kind of its
 * values; to add a kind, give {@link org.epicentra.catalog.ColumnKind} a constant and {@link
 * org.epicentra.catalog.EventCheck} the check of its range. What may help against a rejection goes
 * into {@link org.epicentra.catalog.Remedy}.
 */
package org.epicentra.catalog;
