/**
 * The commands {@code vae ...} without their command line: one {@link org.epicentra.job.Job} each,
 * the folder of a model, and the progress of training. Formulas and options never live here: a job
 * takes checked records and returns plain values.
 *
 * <p>To add a command, write its job here as a record with a {@code Result} inside, and its class
 * in {@code cli.vae}; a job that applies a model to images takes a {@link
 * org.epicentra.job.vae.ModelApplication}.
 */
package org.epicentra.job.vae;
