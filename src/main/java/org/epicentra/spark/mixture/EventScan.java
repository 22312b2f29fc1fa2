package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function0;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.epicentra.BadInputException;
import org.epicentra.catalog.EventBuffer;

/**
 * One reading of a table: checks its rows and sums over their events in one Spark job, without a
 * shuffle and without keeping any.
 *
 * @param <S> what is summed
 */
public final class EventScan<S extends EventSum<S>>
    implements FlatMapFunction<Iterator<EventBatch>, EventScan.Part<S>> {
  private static final long serialVersionUID = 1L;

  /** Above this many partitions per core of one machine, the time goes into starting tasks. */
  private static final int PARTITIONS_PER_CORE = 4;

  private final Function0<S> none;
  private final int dimension;

  private EventScan(Function0<S> none, int dimension) {
    this.none = none;
    this.dimension = dimension;
  }

  /** What a task returns. A class and not a record, for Kryo. */
  static final class Part<S> implements Serializable {
    private static final long serialVersionUID = 1L;
    private final RowReport report;
    private final S sum;

    private Part(RowReport report, S sum) {
      this.report = report;
      this.sum = sum;
    }
  }

  /**
   * Sums over the events of a table.
   *
   * @param none makes a sum over no events, in each task
   * @throws BadInputException as {@link CachedEvents#load}, but for the number of locations
   */
  public static <S extends EventSum<S>> S sum(
      Dataset<Row> rows, EventColumns columns, Function0<S> none) {
    EventSelection selection = new EventSelection(rows.schema(), columns);
    int dimension = selection.dimension(rows);
    List<Part<S>> parts =
        batches(rows, selection, dimension)
            .mapPartitions(new EventScan<>(none, dimension))
            .collect();
    RowReport.require(parts.stream().map(part -> part.report).toList(), columns);
    S sum = parts.get(0).sum;
    parts.stream().skip(1).forEach(part -> sum.merge(part.sum));
    return sum;
  }

  /**
   * Checks the rows as {@link #sum} does.
   *
   * @throws BadInputException as {@link #sum}
   */
  public static void check(Dataset<Row> rows, EventColumns columns) {
    EventSelection selection = new EventSelection(rows.schema(), columns);
    int dimension = selection.dimension(rows);
    check(batches(rows, selection, dimension), dimension, columns);
  }

  /** Reports of rows that are all events, and not too heavy in all. */
  static RowReport check(JavaRDD<EventBatch> batches, int dimension, EventColumns columns) {
    return RowReport.require(
        batches.mapPartitions(b -> List.of(RowReport.of(b, dimension)).iterator()).collect(),
        columns);
  }

  /**
   * The rows as batches, in the table's own order. Many small partitions are read in few tasks
   * where Spark runs in this JVM alone.
   */
  static JavaRDD<EventBatch> batches(Dataset<Row> rows, EventSelection selection, int dimension) {
    // Spark's own rows: read in place, no object per value.
    JavaRDD<InternalRow> internal =
        rows.select(selection.all(dimension)).queryExecution().toRdd().toJavaRDD();
    SparkContext context = internal.context();
    int most = PARTITIONS_PER_CORE * context.defaultParallelism();
    boolean many = context.isLocal() && internal.getNumPartitions() > most;
    return (many ? internal.coalesce(most) : internal)
        .mapPartitions(r -> new RowReader(r, dimension));
  }

  @Override
  public Iterator<Part<S>> call(Iterator<EventBatch> batches) throws Exception {
    S sum = none.call();
    RowReport report = new RowReport(dimension);
    double[] x = new double[dimension];
    while (batches.hasNext()) {
      EventBatch batch = batches.next();
      report.add(batch);
      EventBuffer events = batch.events();
      for (int i = 0; i < events.size() && report.rejected().isEmpty(); i++) {
        events.location(i, x);
        sum.add(x, events.strength(i), events.weight(i));
      }
    }
    return List.of(new Part<>(report, sum)).iterator();
  }
}
