package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epicentra.BadInputException;

/**
 * Which columns of a table make an event.
 *
 * @param location two or three numeric columns (x, y[, z] in one unit, usually km), or one column
 *     of type Vector, {@code array<double>} or {@code array<float>} with two or three values
 * @param strength a numeric column of counts; null where an event has none. The name itself is null
 *     when no event has one
 * @param weight a numeric column of weights {@code > 0}, or null when all are 1
 * @param id a column that names an event in messages, or null
 * @param labels what messages call a column that the user did not name, such as one made of an
 *     expression
 */
public record EventColumns(
    List<String> location, String strength, String weight, String id, Map<String, String> labels)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * @throws BadInputException when there are not one to three location columns, or two are one
   */
  public EventColumns {
    location = List.copyOf(location);
    labels = Map.copyOf(labels);
    if (location.isEmpty() || location.size() > 3) {
      throw new BadInputException(
          "A location is two or three numeric columns, or one column of vectors or arrays; got "
              + location.size()
              + " columns: "
              + location);
    }
    if (Set.copyOf(location).size() != location.size()) {
      throw new BadInputException(
          "A location has a column for each coordinate; one is named twice: " + location);
    }
  }

  /** Columns that messages call by their names. */
  public EventColumns(List<String> location, String strength, String weight, String id) {
    this(location, strength, weight, id, Map.of());
  }

  /** What messages call one of these columns. */
  String label(String column) {
    return labels.getOrDefault(column, column);
  }
}
