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

/**
 * How the rows of events become features.
 *
 * @param columns of the rows, in their order
 * @param geography whether they have a longitude and a latitude
 */
record RowShape(List<FeatureColumn> columns, boolean geography) implements Serializable {
  RowShape {
    columns = List.copyOf(columns);
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
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).value(row.get(i)));
    }
    Object id = value(values, CatalogColumns.ID, Field.Kind.TEXT);
    Instant time = (Instant) value(values, CatalogColumns.TIME, Field.Kind.TIME);
    return new Feature(id == null ? "" : id.toString(), point(values), time, time, values);
  }

  private Geometry point(List<Object> values) {
    return geography
        ? Feature.hypocentre(
            number(values, CatalogColumns.LONGITUDE),
            number(values, CatalogColumns.LATITUDE),
            number(values, CatalogColumns.DEPTH))
        : null;
  }

  private double number(List<Object> values, String name) {
    Object value = value(values, name, Field.Kind.REAL);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  /** The value of a column; null where there is none of that name and kind. */
  private Object value(List<Object> values, String name, Field.Kind kind) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return columns.get(i).kind() == kind ? values.get(i) : null;
      }
    }
    return null;
  }
}
