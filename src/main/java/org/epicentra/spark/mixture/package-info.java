/**
 * Events of a table on Spark: checked, cut into blocks and cached, sampled, passed over for a fit,
 * and scored under a posterior. Formulas never live here (they are in {@link
 * org.epicentra.mixture}), nor does what a catalog's columns mean: {@link
 * org.epicentra.spark.mixture.EventColumns} says which columns make an event.
 *
 * <p>To add a pass, write its task as a class like {@code PartitionSum}, which sums over {@link
 * org.epicentra.spark.mixture.PartitionItem}s, and add up the sums of chunks in a {@link
 * org.epicentra.math.SumTree}, as {@link org.epicentra.spark.mixture.SparkDataPass} does, so that
 * they keep their bits wherever the chunks are. To add a score of an event, give it a constant of
 * {@link org.epicentra.spark.mixture.ScoredEvents.Score} and its field in {@code EventScoring}.
 */
package org.epicentra.spark.mixture;
