/**
 * The event: units, ranges, projections, and the columnar block of events. Knows neither Spark nor
 * files.
 */
package org.epicentra.catalog;
