/**
 * Training, evaluation and generation on Spark: images cached in partitions, passes over them as
 * Spark jobs, checkpoints and the file of weights. Formulas never live here: a task hands its rows
 * to {@link org.epicentra.vae.training} or {@link org.epicentra.vae.evaluation} and returns a sum.
 *
 * <p>To add a pass, write its sum there as a mergeable class that Kryo can read, and here the job
 * that merges the sums of the partitions in their order, as {@link
 * org.epicentra.spark.vae.SparkLossPass} does.
 */
package org.epicentra.spark.vae;
