package org.epicentra.catalog.geography;

import java.util.List;
import java.util.Map;
import org.epicentra.BadInputException;

/**
 * Reads the parameters of something stored as JSON; an error names the one that is wrong.
 *
 * @param owner what the parameters are those of, for messages
 */
record StoredParameters(String owner, Map<String, Object> values) {

  boolean has(String name) {
    return values.get(name) != null;
  }

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

  double[] numbers(String name, int length) {
    if (values.get(name) instanceof List<?> list
        && list.size() == length
        && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }
    throw wrong(name, "a list of " + length + " numbers is needed");
  }

  void require(String name, String only) {
    if (!only.equals(values.get(name))) {
      throw wrong(name, "only " + only + " is known");
    }
  }

  BadInputException wrong(String name, String rule) {
    return new BadInputException(
        owner + " parameter '" + name + "' is " + values.get(name) + "; " + rule);
  }
}
