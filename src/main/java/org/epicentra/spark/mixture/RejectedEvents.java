package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.epicentra.BadInputException;

/**
 * Rows that cannot be events: how many of each kind, and which came first. Mergeable; a row with
 * two faults counts under the first.
 */
public final class RejectedEvents implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NAMED = 5;

  /** Coordinates up to here can be squared and summed, and held in single precision. */
  private static final double LARGEST_COORDINATE = 1e30;

  /** What is wrong with a row, with the words that a message uses. */
  public enum Fault {
    LOCATION("a location that is null, not finite or beyond 1e30"),
    STRENGTH("a strength that is negative, fractional or not finite"),
    WEIGHT("a weight that is null, not finite or not above 0");

    private final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  private final Map<Fault, Long> counts = new TreeMap<>();
  private final Map<Fault, List<String>> first = new TreeMap<>();

  /**
   * The fault of an event, or null when it has none.
   *
   * @param x coordinates, each of which must lie within -1e30 to 1e30
   * @param strength a whole number {@code >= 0}, ignored when {@code hasStrength} is false
   * @param weight finite and {@code > 0}
   */
  public static Fault fault(double[] x, boolean hasStrength, double strength, double weight) {
    for (double coordinate : x) {
      if (!(Math.abs(coordinate) <= LARGEST_COORDINATE)) {
        return Fault.LOCATION;
      }
    }
    if (hasStrength
        && !(strength >= 0
            && strength < Double.POSITIVE_INFINITY
            && strength == Math.rint(strength))) {
      return Fault.STRENGTH;
    }
    return weight > 0 && weight < Double.POSITIVE_INFINITY ? null : Fault.WEIGHT;
  }

  /**
   * @param name the row's id, or its values when it has none
   */
  void add(Fault fault, String name) {
    counts.merge(fault, 1L, Long::sum);
    List<String> names = first.computeIfAbsent(fault, f -> new ArrayList<>());
    if (names.size() < NAMED) {
      names.add(name);
    }
  }

  /** Whether another row of this fault would still be named. */
  boolean names(Fault fault) {
    return first.getOrDefault(fault, List.of()).size() < NAMED;
  }

  void merge(RejectedEvents later) {
    later.counts.forEach((fault, count) -> counts.merge(fault, count, Long::sum));
    later.first.forEach(
        (fault, names) -> {
          List<String> mine = first.computeIfAbsent(fault, f -> new ArrayList<>());
          names.stream().limit(NAMED - (long) mine.size()).forEach(mine::add);
        });
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /**
   * @param rows the number of rows in all
   */
  BadInputException asException(long rows, EventColumns columns) {
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (fault, count) ->
            parts.add(
                count
                    + " with "
                    + fault.words
                    + " ("
                    + source(fault, columns)
                    + "), first: "
                    + String.join(", ", first.get(fault))));
    long bad = counts.values().stream().mapToLong(Long::longValue).sum();
    return new BadInputException(
        bad
            + " of "
            + rows
            + " rows cannot be used: "
            + String.join("; ", parts)
            + ". Correct them or filter them out.");
  }

  /** One row alone, met while scoring. */
  public static BadInputException asException(Fault fault, String name, EventColumns columns) {
    return new BadInputException(
        "Row "
            + name
            + " has "
            + fault.words
            + " ("
            + source(fault, columns)
            + "). Correct it or filter it out.");
  }

  private static String source(Fault fault, EventColumns columns) {
    return switch (fault) {
      case LOCATION ->
          columns.location().stream().map(columns::label).collect(Collectors.joining(", "));
      case STRENGTH -> columns.label(columns.strength());
      case WEIGHT -> columns.label(columns.weight());
    };
  }

  /**
   * What a message calls a row: its id, or its values when it has none.
   *
   * @param location its coordinates, each of which may be null
   * @param strength null for none
   */
  public static String name(String id, List<Double> location, Double strength) {
    if (id != null) {
      return id;
    }
    StringBuilder name = new StringBuilder("(");
    for (Double coordinate : location) {
      name.append(coordinate).append(", ");
    }
    return name.append(strength == null ? "no strength" : "strength " + strength)
        .append(')')
        .toString();
  }
}
