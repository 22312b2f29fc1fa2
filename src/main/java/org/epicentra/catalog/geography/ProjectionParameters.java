package org.epicentra.catalog.geography;

import java.util.Map;
import org.epicentra.BadInputException;

/** Reads a projection's parameters; an error names the one that is wrong. */
record ProjectionParameters(Map<String, Object> values) {

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text is needed");
  }

  double number(String name, double least, double most) {
    if (values.get(name) instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw wrong(name, "a number from " + least + " to " + most + " is needed");
  }

  void require(String name, String only) {
    if (!only.equals(values.get(name))) {
      throw wrong(name, "only " + only + " is known");
    }
  }

  private BadInputException wrong(String name, String rule) {
    return new BadInputException(
        "projection parameter '" + name + "' is " + values.get(name) + "; " + rule);
  }
}
