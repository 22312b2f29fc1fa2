package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Objects;

/**
 * A column whose values are checked and converted on import.
 *
 * @param name as it is stored
 * @param kind what its values must be
 */
public record CheckedColumn(String name, ColumnKind kind) implements Serializable {
  public CheckedColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
  }
}
