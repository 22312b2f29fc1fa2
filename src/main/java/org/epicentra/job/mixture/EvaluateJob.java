package org.epicentra.job.mixture;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Job;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.selection.CatalogSelection;

/**
 * {@code cavi evaluate}: how well a model describes a catalog.
 *
 * @param application the model and the catalog
 */
public record EvaluateJob(ModelApplication application) implements Job<EvaluateJob.Result> {

  /**
   * @param events the number of events
   * @param strengthObserved the number of those with a strength
   * @param meanLogDensity weighted mean of the log predictive density, nats, locations in unit^-D
   * @param elboPerEvent the bound, eq. (7), of the model on these events, over their weight, nats
   */
  public record Result(
      long events, long strengthObserved, double meanLogDensity, double elboPerEvent) {}

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    CatalogSelection events = application.select(spark, folder);
    MixtureStatistics statistics;
    long observed;
    try (CachedEvents cached = events.load(1)) {
      observed = cached.profile().strengthObserved();
      statistics = cached.pass().run(List.of(folder.posterior())).get(0);
    }
    double density = Scoring.meanLogDensity(folder.posterior(), events);
    double elbo = statistics.elbo(folder.posterior());
    return new Result(statistics.rows(), observed, density, elbo / statistics.weightSum());
  }
}
