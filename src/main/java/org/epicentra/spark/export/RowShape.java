package org.epicentra.spark.export;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.export.Feature;
import org.epicentra.export.Field;
import org.locationtech.jts.geom.Geometry;

/** How the rows of events become features. Immutable. */
final class RowShape implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final FeatureColumn[] columns;
  private final boolean geography;
  private final int id;
  private final int time;
  private final int longitude;
  private final int latitude;
  private final int depth;

  /**
   * @param columns of the rows, in their order
   * @param geography whether they have a longitude and a latitude
   */
  RowShape(List<FeatureColumn> columns, boolean geography) {
    this.columns = columns.toArray(FeatureColumn[]::new);
    this.geography = geography;
    id = place(CatalogColumns.ID, Field.Kind.TEXT);
    time = place(CatalogColumns.TIME, Field.Kind.TIME);
    longitude = place(CatalogColumns.LONGITUDE, Field.Kind.REAL);
    latitude = place(CatalogColumns.LATITUDE, Field.Kind.REAL);
    depth = place(CatalogColumns.DEPTH, Field.Kind.REAL);
  }

  /** Where a column is; {@link #NONE} where there is none of that name and kind. */
  private int place(String name, Field.Kind kind) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].name().equals(name)) {
        return columns[i].kind() == kind ? i : NONE;
      }
    }
    return NONE;
  }

  /** The features of some rows, made as they are asked for. */
  Iterator<Feature> features(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Feature next() {
        return feature(rows.next());
      }
    };
  }

  private Feature feature(Row row) {
    List<Object> values = new ArrayList<>(columns.length);
    for (int i = 0; i < columns.length; i++) {
      values.add(columns[i].value(row.get(i)));
    }
    Object name = value(values, id);
    Instant moment = (Instant) value(values, time);
    return new Feature(name == null ? "" : name.toString(), point(values), moment, moment, values);
  }

  private Geometry point(List<Object> values) {
    return geography
        ? Feature.hypocentre(
            number(values, longitude), number(values, latitude), number(values, depth))
        : null;
  }

  private static double number(List<Object> values, int column) {
    Object value = value(values, column);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  private static Object value(List<Object> values, int column) {
    return column == NONE ? null : values.get(column);
  }
}
