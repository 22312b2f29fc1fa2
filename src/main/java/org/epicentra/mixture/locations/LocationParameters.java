package org.epicentra.mixture.locations;

import java.io.Serializable;

/**
 * The numbers of a posterior of locations, for files. The arrays belong to the record.
 *
 * @param means m_k, K rows of D coordinates, unit
 * @param precisions length K: rho_k, 1/unit^2, for a given width, else kappa_k, the events that the
 *     centre of the component is worth
 * @param shapes none for a given width; one row with the shape and rate of the precision where it
 *     is shared, K such rows for round components, and K rows with the lower triangle of S_k, by
 *     rows, unit^2, for ellipses
 */
public record LocationParameters(double[][] means, double[] precisions, double[][] shapes)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  double[] flatMeans() {
    int dimension = means.length == 0 ? 0 : means[0].length;
    double[] flat = new double[means.length * dimension];
    for (int k = 0; k < means.length; k++) {
      System.arraycopy(means[k], 0, flat, k * dimension, dimension);
    }
    return flat;
  }

  /** Column i of the shapes. */
  double[] column(int i) {
    double[] column = new double[shapes.length];
    for (int k = 0; k < column.length; k++) {
      column[k] = shapes[k][i];
    }
    return column;
  }
}
