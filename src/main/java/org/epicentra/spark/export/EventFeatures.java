package org.epicentra.spark.export;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.export.Feature;
import org.epicentra.export.FeatureWriter;
import org.epicentra.export.Layer;

/** Events of a Dataset as a layer of points. */
public final class EventFeatures {
  private static final String NAME = "events";

  private final Dataset<Row> rows;
  private final RowShape shape;
  private final Layer layer;

  /**
   * @param events the columns of a catalog, further ones, and those of an assignment
   * @param geography whether the events have a longitude and a latitude
   */
  public EventFeatures(Dataset<Row> events, boolean geography) {
    List<FeatureColumn> columns =
        Arrays.stream(events.schema().fields()).map(FeatureColumn::of).toList();
    shape = new RowShape(columns, geography);
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
  private Iterator<Feature> features() {
    return shape.features(rows.toLocalIterator());
  }

  /**
   * Does something with the events of each partition, where they are.
   *
   * @return what it gave, by partition
   */
  <R> List<R> partitions(PartitionWork<R> work) {
    RowShape sent = shape;
    Function2<Integer, Iterator<Row>, Iterator<R>> task =
        (partition, part) -> List.of(work.apply(partition, sent.features(part))).iterator();
    return rows.javaRDD().mapPartitionsWithIndex(task, true).collect();
  }

  /** What is done with the events of a partition. */
  interface PartitionWork<R> extends Serializable {
    R apply(int partition, Iterator<Feature> features) throws IOException;
  }
}
