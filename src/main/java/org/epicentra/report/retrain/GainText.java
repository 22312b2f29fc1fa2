package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.report.Numbers;

/** Gains in words and numbers. */
final class GainText {
  /** Nats; a gain as small is none that anybody would see. */
  static final double SMALL = 0.001;

  private static final double PLAIN = 10;

  /** A difference of densities that is told. */
  private static final double LEAST_SHARE = 0.001;

  private GainText() {}

  /** A gain with its sign, to four digits after the point. */
  static String signed(double gain) {
    return Numbers.signed(gain, 4);
  }

  static String signed(JsonNode gain) {
    return signed(gain.isNumber() ? gain.asDouble() : Double.NaN);
  }

  /** What a gain of log densities means: by how much more probable an event is on average. */
  static String meaning(double gain) {
    if (!(Math.abs(gain) < PLAIN)) {
      return "";
    }
    double share = Math.expm1(Math.abs(gain));
    if (share < LEAST_SHARE) {
      return "the two densities differ by less than 0.1\u00a0%";
    }
    String which = gain < 0 ? "the champion" : "the challenger";
    return share >= 1
        ? which + "'s density is " + Numbers.shown(Math.exp(Math.abs(gain)), 3) + " times as high"
        : which + "'s density is " + Numbers.percent(share) + " higher";
  }

  /** A sign that is told from the others without colour. */
  static String sign(double gain, double error) {
    return !(Math.abs(gain) > 2 * error) ? "\u25cb" : gain > 0 ? "\u25b2" : "\u25bc";
  }
}
