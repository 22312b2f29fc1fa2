/**
 * Numbers in, numbers out: special functions, a space-filling curve, counter-based random streams.
 * No domain words.
 */
package org.epicentra.math;
