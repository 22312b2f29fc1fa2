/** Probability laws: log densities, divergences, sampling from a given random stream. */
package org.epicentra.distribution;
