package org.epicentra.job.mixture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
import org.epicentra.export.FeatureWriter;
import org.epicentra.job.Job;
import org.epicentra.spark.export.EventFeatures;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi predict}: the component of each event of a catalog.
 *
 * @param application the model and the catalog
 * @param target folder or file for the events and their components
 * @param format of it
 * @param overwrite whether an existing one is to be replaced
 * @param responsibilities whether to write the probability of every component
 */
public record PredictJob(
    ModelApplication application,
    String target,
    TableFormat format,
    boolean overwrite,
    boolean responsibilities)
    implements Job<PredictJob.Result> {
  private static final int BUFFER = 1 << 16;

  /**
   * @param events the number of events written
   * @param strengths whether any of them has a strength; otherwise the locations alone were scored
   * @param output where they are
   */
  public record Result(long events, boolean strengths, String output) {}

  @Override
  public List<OutputTarget> targets() {
    OutputKind kind = format == TableFormat.PARQUET ? OutputKind.TABLE : OutputKind.FILE;
    return List.of(new OutputTarget(target, kind, overwrite, application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    if (format == TableFormat.GEOJSON) {
      String chosen = Setting.named("outputFormat") + " " + format;
      application.readModel(hadoop).requireGeography(chosen, "write csv or parquet");
    }
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      CatalogSelection events = application.selectUnweighted(spark, folder);
      Scoring.requirePossible(application.model(), folder.posterior(), events);
      long written;
      if (format == TableFormat.PARQUET) {
        Scoring.write(folder.posterior(), events, responsibilities, output.stage().toString());
        written = spark.read().parquet(HadoopPath.asPattern(output.stage())).count();
      } else {
        Dataset<Row> assigned = Scoring.assigned(folder.posterior(), events, responsibilities);
        written = Scoring.explained(events, () -> writeFile(assigned, output.stage(), hadoop));
      }
      if (written == 0) {
        throw events.none();
      }
      boolean strengths = events.hasStrengths();
      output.commit();
      return new Result(written, strengths, target);
    }
  }

  private long writeFile(Dataset<Row> assigned, Path file, Configuration hadoop) {
    boolean geography = format == TableFormat.GEOJSON;
    try (FeatureWriter writer =
        format
            .features()
            .writer(
                new BufferedOutputStream(file.getFileSystem(hadoop).create(file, false), BUFFER))) {
      return new EventFeatures(assigned, geography).write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }
}
