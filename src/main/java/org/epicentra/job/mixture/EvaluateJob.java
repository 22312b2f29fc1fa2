package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.Region;
import org.epicentra.job.Job;
import org.epicentra.mixture.Background;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.WithinRegion;

/**
 * {@code cavi evaluate}: how well a model describes a catalog.
 *
 * @param application the model and the catalog
 * @param baseline whether its locations are compared with those of a uniform law
 */
public record EvaluateJob(ModelApplication application, boolean baseline)
    implements Job<EvaluateJob.Result> {

  /** Without a comparison. */
  public EvaluateJob(ModelApplication application) {
    this(application, false);
  }

  /**
   * The locations of the events under the model, compared with a law that knows nothing of them.
   *
   * @param region where that law is uniform, in a few words: that of the model's background, or the
   *     box of these events
   * @param uniformLogDensity its log density, -ln of the region's volume, nats
   * @param meanLocationLogDensity weighted mean of the log predictive density of the locations
   *     alone, nats
   * @param informationGain the second less the first: the information gain per event, nats
   */
  public record Baseline(
      String region,
      double uniformLogDensity,
      double meanLocationLogDensity,
      double informationGain) {}

  /**
   * @param events the number of events
   * @param strengthObserved the number of those with a strength
   * @param meanLogDensity weighted mean of the log predictive density, nats, locations in unit^-D
   * @param elboPerEvent the bound, eq. (7), of the model on these events, over their weight, nats;
   *     of those within the region of the model's background, and null where none is
   * @param outsideRegion the number of events outside of that region
   * @param baseline null unless asked for
   */
  public record Result(
      long events,
      long strengthObserved,
      double meanLogDensity,
      Double elboPerEvent,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long outsideRegion,
      @JsonInclude(JsonInclude.Include.NON_NULL) Baseline baseline) {}

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    CatalogSelection events = application.select(spark, folder);
    EventProfile profile;
    Double elbo;
    long outside = 0;
    Background background = folder.posterior().prior().background();
    CatalogSelection within =
        background == null ? events : WithinRegion.only(events, background.region());
    try (CachedEvents cached = events.load(1)) {
      profile = cached.profile();
      outside = background == null ? 0 : profile.rows() - within.rows().count();
      elbo = outside == 0 ? elboPerEvent(folder.posterior(), cached) : null;
    }
    if (outside > 0 && outside < profile.rows()) {
      try (CachedEvents cached = within.load(1)) {
        elbo = elboPerEvent(folder.posterior(), cached);
      }
    }
    return new Result(
        profile.rows(),
        profile.strengthObserved(),
        Scoring.meanLogDensity(folder.posterior(), events),
        elbo,
        outside,
        baseline ? baseline(folder, events, profile) : null);
  }

  private static double elboPerEvent(MixturePosterior posterior, CachedEvents events) {
    MixtureStatistics statistics = events.pass().run(List.of(posterior)).get(0);
    return statistics.elbo(posterior) / statistics.weightSum();
  }

  private static Baseline baseline(
      ModelFolder folder, CatalogSelection events, EventProfile profile) {
    Background background = folder.posterior().prior().background();
    Region region =
        background != null ? background.region() : Region.box(profile.low(), profile.high());
    double uniform = -Math.log(region.volume());
    double located = Scoring.meanLogDensity(folder.posterior(), events.withoutStrength());
    String unit = folder.projection().hasGeography() ? "km" : "unit";
    return new Baseline(region.description(unit), uniform, located, located - uniform);
  }
}
