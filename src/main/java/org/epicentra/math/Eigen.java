package org.epicentra.math;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** The eigenvalues of a symmetric matrix, largest first, and their eigenvectors. Immutable. */
public final class Eigen {
  private static final double AS_LARGE = 1 - 1e-9;

  private final double[] values;
  private final double[][] vectors;

  private Eigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /** Those of a matrix, see {@link SymmetricMatrix#eigen}. */
  static Eigen of(SymmetricMatrix matrix) {
    int size = matrix.size();
    double largest = Arrays.stream(matrix.packed()).map(Math::abs).max().orElse(0);
    if (!Double.isFinite(largest)) {
      throw new ArithmeticException("the matrix " + matrix + " has no eigenvalues");
    }
    // By a power of two, so that no square overflows or underflows and no digit changes.
    int exponent = Math.getExponent(largest);
    double[][] scaled = matrix.rows();
    for (double[] row : scaled) {
      Arrays.setAll(row, i -> Math.scalb(row[i], -exponent));
    }
    EigenDecomposition decomposition = new EigenDecomposition(new Array2DRowRealMatrix(scaled));
    double[][] vectors = new double[size][];
    Arrays.setAll(vectors, i -> signed(decomposition.getEigenvector(i).toArray()));
    double[] values = decomposition.getRealEigenvalues();
    Arrays.setAll(values, i -> Math.scalb(values[i], exponent));
    return new Eigen(values, vectors);
  }

  /** A copy of the eigenvalues, largest first. */
  public double[] values() {
    return values.clone();
  }

  /**
   * A copy of the unit eigenvector of an eigenvalue. Its largest component, or the first of those
   * that are within 1e-9 as large, is positive. Eigenvectors are orthogonal; of equal eigenvalues
   * they are any base of their space.
   *
   * @param i the number of the eigenvalue, from 0
   */
  public double[] vector(int i) {
    return vectors[i].clone();
  }

  private static double[] signed(double[] vector) {
    double largest = Arrays.stream(vector).map(Math::abs).max().orElse(0);
    int lead = 0;
    while (Math.abs(vector[lead]) < AS_LARGE * largest) {
      lead++;
    }
    double sign = Math.copySign(1, vector[lead]);
    return Arrays.stream(vector).map(x -> sign * x).toArray();
  }
}
