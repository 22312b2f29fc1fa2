package org.epicentra.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.math.SymmetricMatrix;
import org.junit.jupiter.api.Test;

class EllipseOutlineTest {
  private static final SymmetricMatrix MATRIX = SymmetricMatrix.of(2, new double[] {9, 2, 4});

  /** x' A^-1 x = 1 at each of its points. */
  @Test
  void itsPointsSolveTheEquation() {
    double[] points = EllipseOutline.of(new double[] {5, -3}, MATRIX);
    SymmetricMatrix inverse = MATRIX.inverse();
    for (int i = 0; i < points.length; i += 2) {
      double[] from = {points[i] - 5, points[i + 1] + 3};
      assertThat(inverse.quadraticForm(from)).isCloseTo(1, within(1e-12));
    }
  }

  /** The reach of the shadow in a direction is that of the ellipsoid: sqrt(v' A v). */
  @Test
  void aShadowReachesAsFarAsTheEllipsoid() {
    SymmetricMatrix solid = SymmetricMatrix.of(3, new double[] {9, 2, 4, -1, 0.5, 16});
    double[] along = {0.6, 0.8, 0};
    double[] down = {0, 0, 1};
    SymmetricMatrix shadow = EllipseOutline.shadow(solid, along, down);
    for (int degrees = 0; degrees < 180; degrees += 15) {
      double cos = Math.cos(Math.toRadians(degrees));
      double sin = Math.sin(Math.toRadians(degrees));
      double[] direction = {0.6 * cos, 0.8 * cos, sin};
      assertThat(shadow.quadraticForm(new double[] {cos, sin}))
          .isCloseTo(solid.quadraticForm(direction), within(1e-12));
    }
  }

  @Test
  void aLineIsAnEllipseWithoutWidth() {
    double[] points =
        EllipseOutline.of(new double[2], SymmetricMatrix.of(2, new double[] {4, 2, 1}));
    for (int i = 0; i < points.length; i += 2) {
      assertThat(points[i + 1]).isCloseTo(points[i] / 2, within(1e-7));
    }
  }
}
