package org.epicentra.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.math.SymmetricMatrix;
import org.junit.jupiter.api.Test;

class DrawnEllipseTest {
  private static final SymmetricMatrix MATRIX = SymmetricMatrix.of(2, new double[] {9, 2, 4});

  /** x' A^-1 x = 1 all around, y downwards and twice as long. */
  @Test
  void itsPointsSolveTheEquation() {
    DrawnEllipse ellipse = DrawnEllipse.of(5, -3, MATRIX, new double[] {1, -2});
    SymmetricMatrix inverse = MATRIX.inverse();
    double turn = Math.toRadians(ellipse.angle());
    for (int degrees = 0; degrees < 360; degrees += 15) {
      double along = ellipse.major() * Math.cos(Math.toRadians(degrees));
      double across = ellipse.minor() * Math.sin(Math.toRadians(degrees));
      double right = along * Math.cos(turn) - across * Math.sin(turn);
      double down = along * Math.sin(turn) + across * Math.cos(turn);
      assertThat(inverse.quadraticForm(new double[] {right, down / -2}))
          .isCloseTo(1, within(1e-12));
    }
    assertThat(ellipse.x()).isEqualTo(5);
    assertThat(ellipse.y()).isEqualTo(-3);
  }

  /** The reach of the shadow in a direction is that of the ellipsoid: sqrt(v' A v). */
  @Test
  void aShadowReachesAsFarAsTheEllipsoid() {
    SymmetricMatrix solid = SymmetricMatrix.of(3, new double[] {9, 2, 4, -1, 0.5, 16});
    double[] along = {0.6, 0.8, 0};
    double[] down = {0, 0, 1};
    SymmetricMatrix shadow = DrawnEllipse.shadow(solid, along, down);
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
    SymmetricMatrix line = SymmetricMatrix.of(2, new double[] {4, 2, 1});
    DrawnEllipse ellipse = DrawnEllipse.of(0, 0, line, new double[] {1, 1});
    assertThat(ellipse.minor()).isCloseTo(0, within(1e-7));
    assertThat(ellipse.angle()).isCloseTo(Math.toDegrees(Math.atan(0.5)), within(1e-7));
  }
}
