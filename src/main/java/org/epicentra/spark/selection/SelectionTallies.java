package org.epicentra.spark.selection;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.TallyPlan;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.EventSelection;
import org.epicentra.spark.mixture.RejectedEvents;

/**
 * Counts the events of a selection for a page: their extents in one pass, and in another one their
 * assignments to the components of a model. What reaches the driver does not grow with the events.
 */
public final class SelectionTallies implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Sums of many components are large: of a thousand partitions ten reach the driver. */
  private static final int LEVELS = 3;

  private final MapPlane plane;
  private final EventColumns columns;
  private final int dimension;

  /** Not sent to the executors. */
  private final transient Dataset<Row> rows;

  /**
   * @param events of the catalog
   * @param plane of the map
   * @param dimension D of the model
   */
  public SelectionTallies(CatalogSelection events, MapPlane plane, int dimension) {
    this.plane = plane;
    this.columns = events.columns();
    this.dimension = dimension;
    Dataset<Row> selected = events.rows();
    EventSelection event = new EventSelection(selected.schema(), columns);
    List<Column> needed = new ArrayList<>(Arrays.asList(event.coordinates(dimension)));
    needed.add(event.strength());
    needed.add(event.id());
    needed.add(time(selected));
    needed.add(magnitude(selected));
    this.rows = selected.select(needed.toArray(Column[]::new));
  }

  private static Column time(Dataset<Row> rows) {
    DataType type = type(rows, CatalogColumns.TIME);
    return DataTypes.TimestampType.equals(type) || DataTypes.TimestampNTZType.equals(type)
        ? unix_micros(SqlName.column(CatalogColumns.TIME).cast(DataTypes.TimestampType))
        : lit(null).cast(DataTypes.LongType);
  }

  private static Column magnitude(Dataset<Row> rows) {
    return (type(rows, CatalogColumns.MAGNITUDE) instanceof NumericType
            ? SqlName.column(CatalogColumns.MAGNITUDE)
            : lit(null))
        .cast(DataTypes.DoubleType);
  }

  private static DataType type(Dataset<Row> rows, String column) {
    for (StructField field : rows.schema().fields()) {
      if (field.name().equals(column)) {
        return field.dataType();
      }
    }
    return null;
  }

  /**
   * The extents of the events.
   *
   * @throws org.epicentra.BadInputException when one of them is none
   */
  public EventExtents extents() {
    EventExtents all = new EventExtents();
    rows.javaRDD().mapPartitions(this::extents).collect().forEach(all::merge);
    return all;
  }

  private Iterator<EventExtents> extents(Iterator<Row> events) {
    EventExtents extents = new EventExtents();
    double[] x = new double[dimension];
    while (events.hasNext()) {
      AssignedEvents.Event event = event(events.next(), x);
      extents.add(event.place(), event.micros(), event.strength());
    }
    return List.of(extents).iterator();
  }

  /**
   * The events in bins, each assigned to a component.
   *
   * @throws org.epicentra.BadInputException when one of them is none
   */
  public AssignedEvents assigned(MixturePosterior posterior, TallyPlan plan) {
    MixturePosterior sent = posterior.withoutStrengths();
    return rows.javaRDD()
        .mapPartitions(events -> assigned(events, sent, plan))
        .treeReduce(
            (one, other) -> {
              one.merge(other);
              return one;
            },
            LEVELS);
  }

  private Iterator<AssignedEvents> assigned(
      Iterator<Row> events, MixturePosterior posterior, TallyPlan plan) {
    MixtureScorer scorer = new MixtureScorer(posterior);
    AssignedEvents sums = new AssignedEvents(plan);
    double[] x = new double[dimension];
    double[] responsibilities = new double[posterior.components()];
    while (events.hasNext()) {
      AssignedEvents.Event event = event(events.next(), x);
      scorer.score(x, event.strength(), responsibilities);
      sums.add(event, scorer.component(), responsibilities, scorer.background());
    }
    return List.of(sums).iterator();
  }

  private AssignedEvents.Event event(Row row, double[] x) {
    for (int d = 0; d < dimension; d++) {
      x[d] = number(row, d);
    }
    double strength = number(row, dimension);
    boolean counted = !row.isNullAt(dimension);
    RejectedEvents.Fault fault = RejectedEvents.fault(x, counted, strength, 1);
    if (fault != null) {
      List<Double> location = Arrays.stream(x).boxed().toList();
      String id = row.getString(dimension + 1);
      throw RejectedEvents.asException(
          fault, RejectedEvents.name(id, location, counted ? strength : null), columns);
    }
    return new AssignedEvents.Event(
        plane.place(x),
        row.isNullAt(dimension + 2) ? null : row.getLong(dimension + 2),
        number(row, dimension + 3),
        strength);
  }

  private static double number(Row row, int field) {
    return row.isNullAt(field) ? Double.NaN : row.getDouble(field);
  }
}
