package org.epicentra.job.mixture;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Job;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi predict}: the component of each event of a catalog.
 *
 * @param application the model and the catalog
 * @param target folder for the events and their components
 * @param overwrite whether an existing one is to be replaced
 * @param responsibilities whether to write the probability of every component
 */
public record PredictJob(
    ModelApplication application, String target, boolean overwrite, boolean responsibilities)
    implements Job<PredictJob.Result> {

  /**
   * @param events the number of events written
   * @param strengths whether any of them has a strength; otherwise the locations alone were scored
   * @param output where they are
   */
  public record Result(long events, boolean strengths, String output) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      CatalogSelection events = application.selectUnweighted(spark, folder);
      Scoring.write(folder.posterior(), events, responsibilities, output.stage().toString());
      long written = spark.read().parquet(output.stage().toString()).count();
      if (written == 0) {
        throw events.none();
      }
      boolean strengths = events.hasStrengths();
      output.commit();
      return new Result(written, strengths, target);
    }
  }
}
