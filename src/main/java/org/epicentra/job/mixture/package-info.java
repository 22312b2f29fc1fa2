/**
 * The commands {@code cavi fit}, {@code predict}, {@code evaluate} and {@code sample} as jobs: a
 * record of plain options each, which reads a catalog or a model, and writes a model's folder or a
 * table. Neither option names nor text for a person live here, nor any mathematics.
 *
 * <p>To add a job, write a record that implements {@link org.epicentra.job.Job}, with its result as
 * a nested record; take a {@link org.epicentra.job.mixture.ModelApplication} where a model meets a
 * catalog, declare every output in {@code targets()}, and write through {@link
 * org.epicentra.storage.AtomicOutput}. What a model's folder holds is in {@link
 * org.epicentra.job.mixture.ModelFolder} alone.
 */
package org.epicentra.job.mixture;
