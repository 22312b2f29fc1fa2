package org.epicentra.spark.catalog.synthetic;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.catalog.SyntheticAttributes.Attributes;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.spark.catalog.CatalogWriter;

/**
 * The events of a synthetic catalog, drawn in the tasks: row n depends on the seed and n alone, so
 * the number of partitions does not matter and no row waits for another.
 */
public final class SyntheticCatalog implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The column of counts, drawn from the components' rates. */
  public static final String STRENGTH = "strength";

  private static final String EVENT_TYPE = "earthquake";
  private static final String SOURCE = "synthetic";
  private static final String ID_PREFIX = "synthetic-";
  private static final long ROWS_PER_PARTITION = 1_000_000;

  /** What a task draws: the time still in microseconds. */
  private static final StructType DRAWN =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("time", DataTypes.LongType)
          .add("latitude", DataTypes.DoubleType)
          .add("longitude", DataTypes.DoubleType)
          .add("depth", DataTypes.DoubleType)
          .add("magnitude", DataTypes.DoubleType)
          .add("magnitude_type", DataTypes.StringType)
          .add("station_count", DataTypes.IntegerType)
          .add("felt_count", DataTypes.IntegerType)
          .add("event_type", DataTypes.StringType)
          .add("updated", DataTypes.TimestampType)
          .add("source", DataTypes.StringType)
          .add(STRENGTH, DataTypes.IntegerType)
          .add(SyntheticAttributes.TRUE_COMPONENT, DataTypes.IntegerType);

  private final MixtureSampler sampler;
  private final Projection projection;
  private final SyntheticAttributes attributes;

  /**
   * @param attributes with the number of rows and the seed
   */
  public SyntheticCatalog(SyntheticTruth truth, SyntheticAttributes attributes) {
    this.sampler = truth.mixture().sampler(attributes.seed());
    this.projection = truth.projection();
    this.attributes = attributes;
  }

  /** The rows, in as many partitions as suit their number. */
  public Dataset<Row> rows(SparkSession spark) {
    long wanted = (attributes.rows() - 1) / ROWS_PER_PARTITION + 1;
    return rows(spark, (int) Math.max(wanted, spark.sparkContext().defaultParallelism()));
  }

  /** The rows in a given number of partitions. */
  public Dataset<Row> rows(SparkSession spark, int partitions) {
    MapPartitionsFunction<Long, Row> events = this::events;
    return spark
        .range(0, attributes.rows(), 1, partitions)
        .mapPartitions(events, Encoders.row(DRAWN))
        .withColumn(
            CatalogColumns.TIME, functions.timestamp_micros(functions.col(CatalogColumns.TIME)));
  }

  /** Writes the rows as Parquet, as an import does, to a folder that does not exist yet. */
  public void write(SparkSession spark, Path folder) {
    long years = 1L + year(attributes.end().minusNanos(1)) - year(attributes.start());
    CatalogWriter.writeInOrder(rows(spark), folder, years, attributes.rows());
  }

  private static int year(Instant time) {
    return time.atOffset(ZoneOffset.UTC).getYear();
  }

  private Iterator<Row> events(Iterator<Long> numbers) {
    SyntheticAttributes.Source source = attributes.source();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return numbers.hasNext();
      }

      @Override
      public Row next() {
        long number = numbers.next();
        return event(number, sampler.draw(number), source.draw(number));
      }
    };
  }

  private Row event(long number, MixtureSampler.Draw draw, Attributes columns) {
    double[] position = projection.inverse(draw.location());
    double depth = Double.isNaN(position[2]) ? columns.depth() : position[2];
    return RowFactory.create(
        ID_PREFIX + number,
        columns.time(),
        position[1],
        position[0],
        depth,
        columns.magnitude(),
        null,
        null,
        null,
        EVENT_TYPE,
        null,
        SOURCE,
        columns.strengthMissing() ? null : Math.toIntExact(draw.strength()),
        draw.component());
  }
}
