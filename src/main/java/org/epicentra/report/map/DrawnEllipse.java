package org.epicentra.report.map;

import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/**
 * An ellipse as it is drawn, or the shadow of an ellipsoid.
 *
 * @param x of its centre, from the left of the drawing
 * @param y of its centre, from the top
 * @param major the longer semi-axis
 * @param minor the shorter semi-axis
 * @param angle of the longer axis, degrees from the right towards the bottom of the drawing
 */
public record DrawnEllipse(double x, double y, double major, double minor, double angle) {
  /**
   * The ellipse x' A^-1 x = 1 about a centre.
   *
   * @param x of its centre in the drawing
   * @param y of its centre in the drawing
   * @param matrix A, 2 x 2, or nearly singular
   * @param stretch units of the drawing in one of the matrix, to the right and to the bottom;
   *     negative where the coordinate grows to the left or to the top
   */
  public static DrawnEllipse of(double x, double y, SymmetricMatrix matrix, double[] stretch) {
    SymmetricMatrix drawn =
        SymmetricMatrix.of(
            2,
            new double[] {
              stretch[0] * stretch[0] * matrix.get(0, 0),
              stretch[0] * stretch[1] * matrix.get(0, 1),
              stretch[1] * stretch[1] * matrix.get(1, 1)
            });
    Ellipse ellipse = Ellipse.of(drawn);
    double[] axis = ellipse.axes()[0];
    return new DrawnEllipse(
        x,
        y,
        ellipse.semiAxes()[0],
        ellipse.semiAxes()[1],
        Math.toDegrees(Math.atan2(axis[1], axis[0])));
  }

  /**
   * An ellipse or ellipsoid in two directions of space: the matrix of its shadow on their plane.
   *
   * @param matrix A, D x D
   * @param one a unit vector of length D
   * @param other another one
   */
  public static SymmetricMatrix shadow(SymmetricMatrix matrix, double[] one, double[] other) {
    double[] both = new double[one.length];
    for (int d = 0; d < both.length; d++) {
      both[d] = one[d] + other[d];
    }
    double first = matrix.quadraticForm(one);
    double second = matrix.quadraticForm(other);
    double mixed = (matrix.quadraticForm(both) - first - second) / 2;
    return SymmetricMatrix.of(2, new double[] {first, mixed, second});
  }

  /** Adds it to a drawing. */
  public void draw(Markup svg, Ink ink) {
    draw(svg, ink.kind());
  }

  /**
   * The same.
   *
   * @param kind its class in the style sheet
   */
  public void draw(Markup svg, String kind) {
    svg.empty(
        "ellipse",
        "class",
        kind,
        "rx",
        Math.max(major, LEAST),
        "ry",
        Math.max(minor, LEAST),
        "transform",
        "translate("
            + Numbers.coordinate(x)
            + " "
            + Numbers.coordinate(y)
            + ")rotate("
            + Numbers.coordinate(angle)
            + ")");
  }

  /** Thinner ones would not be seen. */
  static final double LEAST = 0.6;
}
