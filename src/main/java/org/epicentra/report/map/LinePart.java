package org.epicentra.report.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of lines of a drawing. */
final class LinePart {
  private LinePart() {}

  /**
   * The parts of a line that lie within the drawing or near it; those that jump over it are left
   * out.
   *
   * @param line x0, y0, x1, y1, ...
   */
  static List<double[]> within(double[] line, double width, double height) {
    double reach = Math.max(width, height) / 2;
    List<double[]> parts = new ArrayList<>();
    int from = -1;
    for (int i = 0; i < line.length; i += 2) {
      boolean near =
          line[i] > -reach
              && line[i] < width + reach
              && line[i + 1] > -reach
              && line[i + 1] < height + reach;
      boolean jump = i > 0 && Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]) > reach;
      if ((!near || jump) && from >= 0) {
        add(line, from, i, parts);
        from = -1;
      }
      if (near && from < 0) {
        from = i;
      }
    }
    if (from >= 0) {
      add(line, from, line.length, parts);
    }
    return parts;
  }

  private static void add(double[] line, int from, int to, List<double[]> parts) {
    if (to - from >= 4) {
      parts.add(Arrays.copyOfRange(line, from, to));
    }
  }
}
