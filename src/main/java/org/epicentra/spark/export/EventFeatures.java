package org.epicentra.spark.export;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.export.Feature;
import org.epicentra.export.FeatureWriter;
import org.epicentra.export.Field;
import org.epicentra.export.Layer;
import org.locationtech.jts.geom.Geometry;

/** Events of a Dataset as a layer of points. */
public final class EventFeatures {
  private static final String NAME = "events";

  private final Dataset<Row> rows;
  private final List<FeatureColumn> columns;
  private final List<String> names;
  private final Layer layer;

  /**
   * @param events the columns of a catalog, further ones, and those of an assignment
   * @param geography whether the events have a longitude and a latitude
   */
  public EventFeatures(Dataset<Row> events, boolean geography) {
    columns = Arrays.stream(events.schema().fields()).map(FeatureColumn::of).toList();
    names = columns.stream().map(FeatureColumn::name).toList();
    rows = events.select(columns.stream().map(FeatureColumn::selected).toArray(Column[]::new));
    layer =
        new Layer(
            NAME,
            "The events of the catalog, each with the component it most probably belongs to.",
            geography ? Layer.Shape.POINT : Layer.Shape.NONE,
            columns.stream().map(FeatureColumn::field).toList());
  }

  /** What the events are. */
  public Layer layer() {
    return layer;
  }

  /**
   * Writes the layer, a partition of the events at a time.
   *
   * @return the number of events
   * @throws IOException when the file cannot be written
   */
  public long write(FeatureWriter writer) throws IOException {
    writer.start(layer);
    long events = 0;
    Iterator<Feature> features = features();
    while (features.hasNext()) {
      writer.write(features.next());
      events++;
    }
    return events;
  }

  /** The events, fetched a partition at a time. */
  public Iterator<Feature> features() {
    Iterator<Row> each = rows.toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public Feature next() {
        return feature(each.next());
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
    if (layer.shape() == Layer.Shape.NONE) {
      return null;
    }
    return Feature.hypocentre(
        number(values, CatalogColumns.LONGITUDE),
        number(values, CatalogColumns.LATITUDE),
        number(values, CatalogColumns.DEPTH));
  }

  private double number(List<Object> values, String name) {
    Object value = value(values, name, Field.Kind.REAL);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  /** The value of a column; null where there is none of that name and kind. */
  private Object value(List<Object> values, String name, Field.Kind kind) {
    int at = names.indexOf(name);
    return at < 0 || columns.get(at).kind() != kind ? null : values.get(at);
  }
}
