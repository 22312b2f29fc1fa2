package org.epicentra.vae.evaluation;

import java.io.Serializable;
import org.epicentra.math.SymmetricMatrix;

/**
 * Mean and covariance of vectors, in one pass: the update of B. P. Welford, Technometrics 4 (1962),
 * doi:10.1080/00401706.1962.10490022, for all pairs of coordinates. Mutable and mergeable.
 */
public final class CodeMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] means;
  private final double[] products;
  private final double[] step;
  private long rows;

  /**
   * Without rows.
   *
   * @param size coordinates of a vector, at least 1
   */
  public CodeMoments(int size) {
    this.means = new double[size];
    this.products = new double[size * (size + 1) / 2];
    this.step = new double[size];
  }

  /** Adds a vector. */
  public void add(float[] vector) {
    rows++;
    for (int i = 0; i < step.length; i++) {
      step[i] = vector[i] - means[i];
      means[i] += step[i] / rows;
    }
    addProducts((rows - 1.0) / rows);
  }

  /** Adds another's vectors: T. F. Chan, G. H. Golub, R. J. LeVeque (1983), doi:10.2307/2683386. */
  public void merge(CodeMoments other) {
    if (other.rows == 0) {
      return;
    }
    long total = rows + other.rows;
    for (int i = 0; i < step.length; i++) {
      step[i] = other.means[i] - means[i];
      means[i] += step[i] * other.rows / total;
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
    addProducts((double) rows * other.rows / total);
    rows = total;
  }

  private void addProducts(double factor) {
    int at = 0;
    for (int i = 0; i < step.length; i++) {
      double scaled = factor * step[i];
      for (int j = 0; j <= i; j++) {
        products[at++] += scaled * step[j];
      }
    }
  }

  /** The number of vectors. */
  public long rows() {
    return rows;
  }

  /** Their mean. */
  public double[] means() {
    return means.clone();
  }

  /** The unbiased estimate of their covariance; that of fewer than two vectors is 0. */
  public SymmetricMatrix covariance() {
    return SymmetricMatrix.of(means.length, products).times(1.0 / Math.max(1, rows - 1));
  }
}
