package org.epicentra.spark.catalog.source.records;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How a file is cut into records of named text fields. A layout is a value that travels to the
 * tasks: files of equal layouts are read together as one table.
 */
public sealed interface RecordLayout extends FileLayout, Serializable
    permits LineLayout, DocumentLayout {

  /** The names of the fields, in their order: not blank, and distinct whatever their case. */
  List<String> header();

  /** The same names as the file has them. */
  default List<String> written() {
    return header();
  }

  /** Whether it is known that a file of this layout has no records. */
  default boolean isEmpty() {
    return false;
  }

  /** The layout by which files of this one and of another are read together, where there is one. */
  default Optional<RecordLayout> joined(RecordLayout other) {
    return equals(other) ? Optional.of(this) : Optional.empty();
  }
}
