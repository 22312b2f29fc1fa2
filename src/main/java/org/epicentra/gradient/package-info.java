/**
 * Estimators of the gradient of the evidence lower bound by the parameters of q: numbers in,
 * numbers out, nothing of networks or optimisers.
 */
package org.epicentra.gradient;
