package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.job.Job;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi sample}: events drawn from a model's posterior predictive distribution. Event n is a
 * function of the seed and n alone.
 *
 * @param model folder of the model
 * @param rows the number of events, {@code >= 1}
 * @param seed any number
 * @param target folder for the events
 * @param overwrite whether an existing one is to be replaced
 */
public record SampleJob(String model, long rows, long seed, String target, boolean overwrite)
    implements Job<SampleJob.Result> {
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final long ROWS_PER_FILE = 500_000;

  /**
   * @param rows the number of events written
   * @param seed what they were drawn with
   * @param output where they are
   * @param forecast what they are a forecast of; null for events alone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(long rows, long seed, String output, Forecast forecast) {}

  /**
   * Catalogs of what may come.
   *
   * @param realisations their number
   * @param start of the time they cover, ISO 8601
   * @param days its length
   * @param expectedEvents the mean number of events of each
   * @param completeness the magnitude above which the catalog is complete
   * @param b of the relation of Gutenberg and Richter above it
   * @param eventsAbove the events of the catalog above it
   * @param warnings what makes b doubtful
   */
  public record Forecast(
      int realisations,
      String start,
      double days,
      double expectedEvents,
      double completeness,
      double b,
      long eventsAbove,
      List<String> warnings) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, List.of(model)));
  }

  @Override
  public Result run(SparkSession spark) {
    if (rows < 1) {
      throw new BadInputException(Setting.mustBe("rows", rows, "1 or more"));
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      MixtureSampler sampler = MixtureSampler.ofPosterior(folder.posterior(), seed);
      Projection projection = folder.projection();
      int files = Math.toIntExact((rows + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
      JavaRDD<Row> drawn =
          spark
              .range(0, rows, 1, files)
              .javaRDD()
              .map(n -> row("sample-" + n, sampler.draw(n), projection));
      spark.createDataFrame(drawn, schema(projection)).write().parquet(output.stage().toString());
      output.commit();
      return new Result(rows, seed, target, null);
    }
  }

  private static StructType schema(Projection projection) {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField("id", DataTypes.StringType, false));
    AXES.subList(0, projection.dimension()).forEach(axis -> fields.add(number(axis)));
    if (projection.hasGeography()) {
      List.of("longitude", "latitude", "depth").forEach(name -> fields.add(number(name)));
    }
    fields.add(DataTypes.createStructField("strength", DataTypes.LongType, false));
    fields.add(DataTypes.createStructField("component", DataTypes.IntegerType, false));
    return DataTypes.createStructType(fields);
  }

  private static StructField number(String name) {
    return DataTypes.createStructField(name, DataTypes.DoubleType, name.equals("depth"));
  }

  private static Row row(String id, MixtureSampler.Draw draw, Projection projection) {
    List<Object> values = new ArrayList<>();
    values.add(id);
    for (double coordinate : draw.location()) {
      values.add(coordinate);
    }
    if (projection.hasGeography()) {
      double[] position = projection.inverse(draw.location());
      values.add(position[0]);
      values.add(position[1]);
      values.add(projection.dimension() == 3 ? position[2] : null);
    }
    values.add(draw.strength());
    values.add(draw.component());
    return RowFactory.create(values.toArray());
  }
}
