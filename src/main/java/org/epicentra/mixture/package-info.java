/**
 * Coordinate ascent variational inference for the Poisson-Gaussian mixture, free of Spark. Equation
 * numbers are those of docs/MODEL.md.
 */
package org.epicentra.mixture;
