/**
 * The command {@code retrain}: its options, which it turns into a {@link
 * org.epicentra.job.retrain.RetrainJob}, and the report of a run; it never decides anything about
 * data or models. Another option of a nightly run goes into the group that it belongs to here, and
 * into {@link org.epicentra.cli.retrain.Kind} where it is of one kind of model only.
 */
package org.epicentra.cli.retrain;
