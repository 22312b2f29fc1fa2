package org.epicentra.distribution;

/** Checks of parameters, written so that NaN fails. */
final class Domain {
  private Domain() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be a positive number");
    }
  }
}
