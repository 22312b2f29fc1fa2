package org.epicentra.spark.catalog.source.records;

import java.io.Serializable;
import java.util.List;

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
}
