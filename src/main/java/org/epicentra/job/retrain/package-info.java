/**
 * The nightly run: looks at the data, trains a challenger, measures it against the champion on data
 * that neither has seen, publishes it, and promotes it if the rule allows.
 */
package org.epicentra.job.retrain;
