package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.catalog.description.CatalogProfile;
import org.epicentra.spark.SqlName;

/** Gathers the rows of each partition of a catalog into a {@link CatalogProfile}. */
public final class RowProfiler implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int TIME = 0;
  private static final int LATITUDE = 1;
  private static final int LONGITUDE = 2;
  private static final int DEPTH = 3;
  private static final int MAGNITUDE = 4;
  private static final int EVENT_TYPE = 5;
  private static final int MAGNITUDE_TYPE = 6;
  private static final int OTHERS = 7;

  /** Numbers that are not counts. */
  private static final List<String> MEASURED =
      List.of(
          CatalogColumns.LATITUDE,
          CatalogColumns.LONGITUDE,
          CatalogColumns.DEPTH,
          CatalogColumns.MAGNITUDE,
          CatalogColumns.YEAR,
          SyntheticAttributes.TRUE_COMPONENT);

  private final ArrayList<String> columns = new ArrayList<>();
  private final ArrayList<String> countColumns = new ArrayList<>();

  private RowProfiler(Dataset<Row> rows) {
    for (StructField field : rows.schema().fields()) {
      if (!field.name().equals(CatalogColumns.YEAR)) {
        columns.add(field.name());
      }
      if (field.dataType() instanceof NumericType && !MEASURED.contains(field.name())) {
        countColumns.add(field.name());
      }
    }
  }

  /** The profile of all rows: one Spark job. */
  static CatalogProfile profile(Dataset<Row> rows) {
    RowProfiler profiler = new RowProfiler(rows);
    CatalogProfile all = profiler.empty();
    rows.select(profiler.selection())
        .toJavaRDD()
        .mapPartitions(profiler::profile)
        .collect()
        .forEach(all::merge);
    return all;
  }

  /** The times, places, depths, magnitudes and their types alone: one Spark job. */
  public static CatalogProfile events(Dataset<Row> events) {
    boolean typed = List.of(events.columns()).contains(CatalogColumns.MAGNITUDE_TYPE);
    return profile(
        events.select(
            col(CatalogColumns.TIME),
            col(CatalogColumns.LATITUDE),
            col(CatalogColumns.LONGITUDE),
            col(CatalogColumns.DEPTH),
            col(CatalogColumns.MAGNITUDE),
            (typed ? col(CatalogColumns.MAGNITUDE_TYPE) : lit(null))
                .as(CatalogColumns.MAGNITUDE_TYPE),
            lit(null).as(CatalogColumns.EVENT_TYPE)));
  }

  private CatalogProfile empty() {
    return new CatalogProfile(columns, countColumns);
  }

  /** The seven columns above, then the columns of counts, then whether each column is null. */
  private Column[] selection() {
    List<Column> selection = new ArrayList<>();
    selection.add(unix_micros(col(CatalogColumns.TIME).cast("timestamp")));
    selection.add(number(CatalogColumns.LATITUDE));
    selection.add(number(CatalogColumns.LONGITUDE));
    selection.add(number(CatalogColumns.DEPTH));
    selection.add(number(CatalogColumns.MAGNITUDE));
    selection.add(col(CatalogColumns.EVENT_TYPE).cast("string"));
    boolean typed = columns.contains(CatalogColumns.MAGNITUDE_TYPE);
    selection.add((typed ? col(CatalogColumns.MAGNITUDE_TYPE) : lit(null)).cast("string"));
    countColumns.forEach(name -> selection.add(number(name)));
    columns.forEach(name -> selection.add(SqlName.column(name).isNull()));
    return selection.toArray(Column[]::new);
  }

  private Iterator<CatalogProfile> profile(Iterator<Row> rows) {
    CatalogProfile profile = empty();
    while (rows.hasNext()) {
      add(rows.next(), profile);
    }
    return List.of(profile).iterator();
  }

  private void add(Row row, CatalogProfile profile) {
    profile.event();
    profile.time(row.getLong(TIME));
    profile.position(row.getDouble(LONGITUDE), row.getDouble(LATITUDE));
    if (!row.isNullAt(DEPTH)) {
      profile.depth(row.getDouble(DEPTH));
    }
    if (!row.isNullAt(MAGNITUDE)) {
      profile.magnitude(row.getDouble(MAGNITUDE), row.getString(MAGNITUDE_TYPE));
    }
    if (!row.isNullAt(EVENT_TYPE)) {
      profile.eventType(row.getString(EVENT_TYPE));
    }
    for (int i = 0; i < countColumns.size(); i++) {
      if (!row.isNullAt(OTHERS + i)) {
        profile.count(i, row.getDouble(OTHERS + i));
      }
    }
    int flags = OTHERS + countColumns.size();
    for (int i = 0; i < columns.size(); i++) {
      if (row.getBoolean(flags + i)) {
        profile.missing(i);
      }
    }
  }

  private static Column number(String name) {
    return SqlName.column(name).cast("double");
  }
}
