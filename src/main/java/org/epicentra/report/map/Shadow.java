package org.epicentra.report.map;

import org.epicentra.math.SymmetricMatrix;

/** What is seen of an ellipse or ellipsoid from above. */
final class Shadow {
  private static final double[][] AXES = {{1, 0, 0}, {0, 1, 0}};

  private Shadow() {}

  /** The first two coordinates of a matrix of two or three. */
  static SymmetricMatrix level(SymmetricMatrix matrix) {
    return matrix.size() == 2 ? matrix : DrawnEllipse.shadow(matrix, AXES[0], AXES[1]);
  }
}
