package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.NAMES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;

/**
 * How the columns of a format become those of the catalog. Every other column of a source is kept
 * as it is, beside them.
 *
 * @param origins catalog column to where its values come from
 * @param further checked columns that the catalog stores beside its own, to the source's column
 * @param usedUp source columns that an expression uses and that are not kept beside it
 * @param guessed whether any other text column is one of numbers where all its values are numbers
 */
public record FormatColumns(
    Map<String, Origin> origins,
    Map<CheckedColumn, String> further,
    List<String> usedUp,
    boolean guessed) {

  /** The number of phases that located the event: the count of networks that give no stations. */
  public static final CheckedColumn PHASES = new CheckedColumn("phases", ColumnKind.LOCATING_COUNT);

  /** For tables of which only the names of the columns are known. */
  public static final FormatColumns BY_NAME =
      builder().same(NAMES.toArray(String[]::new)).guessed().build();

  public FormatColumns {
    origins = Collections.unmodifiableMap(origins);
    further = Collections.unmodifiableMap(further);
    usedUp = List.copyOf(usedUp);
  }

  /**
   * Where the values of a catalog column come from: the first that is not null of some columns of
   * the source, or a SQL expression over such columns.
   *
   * @param columns of the source, in any case; those that the file lacks are passed over, and where
   *     it lacks all the values are null; none for an expression
   * @param sql the expression, or null
   */
  public record Origin(List<String> columns, String sql) {
    public Origin {
      columns = List.copyOf(columns);
    }
  }

  /** Columns to be named one by one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the columns of a format. Catalog columns are those of {@code CatalogColumns}. */
  public static final class Builder {
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<CheckedColumn, String> further = new LinkedHashMap<>();
    private final List<String> usedUp = new ArrayList<>();

    private boolean guessed;

    private Builder() {}

    /** Catalog columns that the source gives the same names. */
    public Builder same(String... names) {
      for (String name : names) {
        column(name, name);
      }
      return this;
    }

    /** A catalog column that is one of the source's, unchanged. */
    public Builder column(String name, String source) {
      return firstOf(name, source);
    }

    /** A catalog column that is the first of these of the source's that has a value. */
    public Builder firstOf(String name, String... sources) {
      origins.put(name, new Origin(List.of(sources), null));
      return this;
    }

    /**
     * A catalog column that is computed.
     *
     * @param sql over the source's columns, which are text; text that it cannot convert rejects the
     *     record, what it makes null on purpose stays null
     * @param usedUp the columns in it that need not be kept beside the result
     */
    public Builder expression(String name, String sql, String... usedUp) {
      origins.put(name, new Origin(List.of(), sql));
      this.usedUp.addAll(List.of(usedUp));
      return this;
    }

    /** A further column, checked, and stored under the name that the checked column has. */
    public Builder further(CheckedColumn column, String source) {
      further.put(column, source);
      return this;
    }

    /** Further columns that are finite numbers, stored under their own names. */
    public Builder numbers(String... names) {
      for (String name : names) {
        further(new CheckedColumn(name, ColumnKind.NUMBER), name);
      }
      return this;
    }

    /** Source columns that are not kept beside those made from them. */
    public Builder usedUp(String... columns) {
      usedUp.addAll(List.of(columns));
      return this;
    }

    /** Other columns of text are numbers where every value is one. */
    public Builder guessed() {
      guessed = true;
      return this;
    }

    public FormatColumns build() {
      return new FormatColumns(origins, further, usedUp, guessed);
    }
  }
}
