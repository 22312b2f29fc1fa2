/**
 * Mathematics without a domain: special functions, log-sum-exp, running moments, small symmetric
 * matrices, a space-filling curve, permutations, and random streams that depend only on (seed,
 * purpose, step, key). Nothing here knows of probability models, events or networks, and nothing
 * logs or keeps state between calls.
 *
 * <p>To add a function, put it in a final class named after what it computes, cite its source, and
 * test it against golden numbers that {@code make_golden.py} writes, or against its definition.
 */
package org.epicentra.math;
