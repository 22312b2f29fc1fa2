package org.epicentra.export;

import java.util.List;

/**
 * Features of one kind.
 *
 * @param name a word, unique within the file
 * @param description one sentence for people
 * @param shape of the geometries
 * @param fields in the order of each feature's values
 */
public record Layer(String name, String description, Shape shape, List<Field> fields) {
  /** What the geometries of a layer are, where they are not null. */
  public enum Shape {
    /** A point; with a third coordinate, the height, where it is known. */
    POINT,
    /** One or more polygons. */
    AREA,
    /** None: a table. */
    NONE
  }

  public Layer {
    fields = List.copyOf(fields);
  }
}
