package org.epicentra.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.epicentra.BadInputException;

/**
 * The fields of one object of a posterior file; each must be there and in its range.
 *
 * @param where what the object is, for messages; empty for the whole file
 */
record PosteriorFields(JsonNode node, String where) {

  static void putArray(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  boolean has(String name) {
    return !node.path(name).isMissingNode() && !node.path(name).isNull();
  }

  double[] numbers(String name) {
    return numbers(node.path(name), name);
  }

  double[] numbers(String name, int size) {
    double[] values = numbers(name);
    if (values.length != size) {
      throw wrong(name, values.length + " numbers", size + " numbers");
    }
    return values;
  }

  private double[] numbers(JsonNode array, String name) {
    if (!array.isArray()) {
      throw wrong(name, array.isMissingNode() ? "missing" : array, "an array of numbers");
    }
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = finite(array.get(i), name);
    }
    return values;
  }

  double number(String name) {
    return finite(node.path(name), name);
  }

  double positive(String name) {
    return atLeast(name, Double.MIN_VALUE, "a positive number");
  }

  double notNegative(String name) {
    return atLeast(name, 0, "0 or more");
  }

  private double atLeast(String name, double least, String wanted) {
    double value = number(name);
    if (!(value >= least)) {
      throw wrong(name, value, wanted);
    }
    return value;
  }

  int whole(String name, int least) {
    double value = number(name);
    if (!(value >= least && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
      throw wrong(name, value, "a whole number of " + least + " or more");
    }
    return (int) value;
  }

  String text(String name, List<String> allowed) {
    JsonNode text = node.path(name);
    if (!text.isTextual() || !allowed.contains(text.textValue())) {
      throw wrong(name, text.isMissingNode() ? "missing" : text, String.join(" or ", allowed));
    }
    return text.textValue();
  }

  boolean flag(String name) {
    JsonNode flag = node.path(name);
    if (!flag.isBoolean()) {
      throw wrong(name, flag.isMissingNode() ? "missing" : flag, "true or false");
    }
    return flag.booleanValue();
  }

  PosteriorFields object(String name) {
    JsonNode object = node.path(name);
    if (!object.isObject()) {
      throw wrong(name, object.isMissingNode() ? "missing" : object, "an object");
    }
    return new PosteriorFields(object, name);
  }

  private double finite(JsonNode value, String name) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(name, value.isMissingNode() ? "missing" : value, "a finite number");
    }
    return value.doubleValue();
  }

  BadInputException wrong(String name, Object found, String wanted) {
    return new BadInputException(
        name
            + (where.isEmpty() ? "" : " of " + where)
            + " is "
            + found
            + "; it must be "
            + wanted
            + ".");
  }
}
