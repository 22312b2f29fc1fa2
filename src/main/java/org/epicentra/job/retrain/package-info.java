/**
 * The nightly run: it checks the data, trains a challenger, measures it against the champion on
 * data that neither has seen, publishes it, and promotes it if the rule allows; it never parses
 * options, and computes nothing that a numeric package could. What depends on the kind of model is
 * a {@link org.epicentra.job.retrain.ModelKind} in a package of its own below, so that another kind
 * is another such package, and another check of the data a constant of {@link
 * org.epicentra.job.retrain.Check} with a {@link org.epicentra.job.retrain.Gate} made for it.
 */
package org.epicentra.job.retrain;
