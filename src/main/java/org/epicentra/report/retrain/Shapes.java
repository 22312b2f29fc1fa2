package org.epicentra.report.retrain;

import org.epicentra.report.Numbers;

/** Marks as the data of a path, many of which make one element. */
final class Shapes {
  private Shapes() {}

  static String at(double x, double y) {
    return Numbers.coordinate(x) + " " + Numbers.coordinate(y);
  }

  /** Two crossing lines. */
  static String cross(double x, double y, double reach) {
    String across = Numbers.coordinate(2 * reach);
    return "M"
        + at(x - reach, y - reach)
        + ("l" + across + " " + across)
        + ("m-" + across + " 0l" + across + " -" + across);
  }

  /** A square about a place. */
  static String square(double x, double y, double reach) {
    String side = Numbers.coordinate(2 * reach);
    return "M" + at(x - reach, y - reach) + "h" + side + "v" + side + "h-" + side + "z";
  }

  /** A square on its corner, of the same area. */
  static String diamond(double x, double y, double reach) {
    double r = 1.25 * reach;
    String step = Numbers.coordinate(r);
    return "M"
        + at(x, y - r)
        + "l"
        + step
        + " "
        + step
        + "l-"
        + step
        + " "
        + step
        + "l-"
        + step
        + " -"
        + step
        + "z";
  }

  /** A circle. */
  static String circle(double x, double y, double reach) {
    String r = Numbers.coordinate(reach);
    String across = Numbers.coordinate(2 * reach);
    return "M"
        + at(x - reach, y)
        + "a"
        + r
        + " "
        + r
        + " 0 1 0 "
        + across
        + " 0a"
        + r
        + " "
        + r
        + " 0 1 0 -"
        + across
        + " 0z";
  }
}
