/**
 * What one run of {@code spark-submit} does: {@link org.epicentra.job.Job} and its runner here, the
 * jobs themselves in one folder per subject. A job is a record of plain settings whose {@code run}
 * returns plain values; it neither parses options nor prints, and leaves the mathematics to the
 * packages below.
 *
 * <p>To add a job, write a record that implements {@link org.epicentra.job.Job}, or {@link
 * org.epicentra.job.LocalJob} if it needs no Spark, in the folder of its subject, with a record of
 * plain values as its result. List what it writes in {@code targets()}, and check the ranges of its
 * settings in its constructor, naming them by {@link org.epicentra.Setting}.
 */
package org.epicentra.job;
