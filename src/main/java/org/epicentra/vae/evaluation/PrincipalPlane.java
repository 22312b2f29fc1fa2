package org.epicentra.vae.evaluation;

import org.epicentra.math.Eigen;

/**
 * The plane through the mean of vectors in which they vary most: their first two principal
 * components. Immutable.
 */
public final class PrincipalPlane {
  private final double[] centre;
  private final double[][] axes;
  private final double[] variances;

  private PrincipalPlane(double[] centre, double[][] axes, double[] variances) {
    this.centre = centre;
    this.axes = axes;
    this.variances = variances;
  }

  /**
   * The plane of some vectors. Of vectors with one coordinate the second axis is 0.
   *
   * @throws ArithmeticException if a vector was not finite
   */
  public static PrincipalPlane of(CodeMoments moments) {
    Eigen eigen = moments.covariance().eigen();
    double[] values = eigen.values();
    double[][] axes = {eigen.vector(0), new double[values.length]};
    double[] variances = {Math.max(0, values[0]), 0};
    if (values.length > 1) {
      axes[1] = eigen.vector(1);
      variances[1] = Math.max(0, values[1]);
    }
    return new PrincipalPlane(moments.means(), axes, variances);
  }

  /** The variances along the two axes, the greater first. */
  public double[] variances() {
    return variances.clone();
  }

  /** Where a vector lies in the plane: its two coordinates from the mean. */
  public double[] at(float[] vector) {
    double[] point = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < centre.length; i++) {
        point[axis] += axes[axis][i] * (vector[i] - centre[i]);
      }
    }
    return point;
  }
}
