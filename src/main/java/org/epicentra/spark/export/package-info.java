/**
 * Events of a Dataset as features of a file: which of its columns a file can hold, and the rows one
 * after the other, a partition at a time, so that the driver never holds all of them; and tables of
 * points that each partition writes itself. File formats live in {@link org.epicentra.export},
 * never here, nor does the choice of what is exported.
 *
 * <p>To add a type of column, add it to {@code FeatureColumn}, which says how a file shows it.
 */
package org.epicentra.spark.export;
