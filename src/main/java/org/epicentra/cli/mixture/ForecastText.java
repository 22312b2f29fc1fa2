package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What all forecasts say of the catalog that they are made from. */
final class ForecastText {
  private ForecastText() {}

  /**
   * Says from which events the numbers and magnitudes of a forecast follow.
   *
   * @param events of the catalog above the magnitude of completeness
   * @param doubts what makes b doubtful
   */
  static void print(
      PrintWriter out, long events, double completeness, double b, List<String> doubts) {
    out.printf(
        Locale.ROOT, "%,d events of magnitude %.2f or more, b %.2f%n", events, completeness, b);
    doubts.forEach(doubt -> out.println("NOTE: b is doubtful: " + doubt));
  }
}
