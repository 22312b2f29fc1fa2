package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.PairedGain;
import org.epicentra.job.Job;
import org.epicentra.mixture.Background;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.EvaluationSum;
import org.epicentra.spark.mixture.ModelScores;
import org.epicentra.spark.selection.CatalogSelection;

/**
 * {@code cavi evaluate}: how well a model describes a catalog.
 *
 * @param application the model and the catalog
 * @param baseline whether its locations are compared with those of a uniform distribution
 * @param compareTo the folder of another model of the same coordinates and strengths; null for none
 */
public record EvaluateJob(ModelApplication application, boolean baseline, String compareTo)
    implements Job<EvaluateJob.Result> {

  /** Without a comparison. */
  public EvaluateJob(ModelApplication application) {
    this(application, false, null);
  }

  /**
   * The locations of the events under the model, compared with a distribution that knows nothing of
   * them. Where the model has a background, both are of the events within its region.
   *
   * @param region where that is uniform, in a few words: that of the model's background, or the box
   *     of these events
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
   * The same events under the model and under another one.
   *
   * @param model the folder of the other model
   * @param meanLogDensity that of the other model, nats
   * @param gain the weighted mean of what the log density of an event is greater under the model
   *     than under the other, nats
   * @param standardError of the gain, of events that are independent of each other; null for one
   *     event
   */
  public record Comparison(
      String model, double meanLogDensity, double gain, Double standardError) {}

  /**
   * @param events the number of events
   * @param strengthObserved the number of those with a strength
   * @param meanLogDensity weighted mean of the log predictive density, nats, locations in unit^-D
   * @param elboPerEvent the bound, eq. (7), of the model on these events, over their weight, nats;
   *     of those within the region of the model's background, and null where none is
   * @param outsideRegion the number of events outside of that region
   * @param baseline null unless asked for; of the events within the region of the model's
   *     background, and null where none is
   * @param comparison null unless asked for
   */
  public record Result(
      long events,
      long strengthObserved,
      double meanLogDensity,
      Double elboPerEvent,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long outsideRegion,
      @JsonInclude(JsonInclude.Include.NON_NULL) Baseline baseline,
      @JsonInclude(JsonInclude.Include.NON_NULL) Comparison comparison) {}

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    other(application.readModel(hadoop), hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    ModelFolder other = other(folder, hadoop);
    CatalogSelection events = application.select(spark, folder);
    MixturePosterior model = folder.posterior().withoutStrengths();
    List<MixturePosterior> others = new ArrayList<>();
    if (other != null) {
      others.add(other.posterior().withoutStrengths());
    }
    boolean locations = baseline; // not this job, which is no part of a task
    EvaluationSum sum = events.sum(() -> new EvaluationSum(model, others, locations));
    if (sum.impossible() > 0) {
      boolean own = model.prior().counts().zeroTruncated();
      String truncated = own ? application.model() : compareTo;
      throw Scoring.impossible(truncated, sum.impossible(), sum.events(), events.options());
    }
    boolean within = sum.outside() < sum.events();
    return new Result(
        sum.events(),
        sum.strengths(),
        sum.scores().density(others.size()).mean(),
        within ? sum.elboPerEvent(model) : null,
        sum.outside(),
        baseline && within ? baseline(folder, sum) : null,
        other == null ? null : comparison(sum.scores()));
  }

  /** The model to compare with; null for none. */
  private ModelFolder other(ModelFolder folder, Configuration hadoop) {
    if (compareTo == null) {
      return null;
    }
    ModelFolder other = ModelFolder.read(compareTo, hadoop);
    String difference = Comparability.difference(folder, other, application.selection());
    if (difference != null) {
      throw new BadInputException(
          "%s and %s of %s cannot be compared: %s. Fit both to the same events of one catalog, with"
                  .formatted(application.model(), compareTo, Setting.named("compareTo"), difference)
              + " the same projection and strengths");
    }
    return other;
  }

  /**
   * @param scores of the other model, and of this one
   */
  private Comparison comparison(ModelScores scores) {
    PairedGain gain = scores.gain(1, 0);
    double error = gain.standardError();
    return new Comparison(
        compareTo, scores.density(0).mean(), gain.mean(), Double.isNaN(error) ? null : error);
  }

  private static Baseline baseline(ModelFolder folder, EvaluationSum sum) {
    Background background = folder.posterior().prior().background();
    Region region = background != null ? background.region() : sum.box();
    double uniform = -Math.log(region.volume());
    double located = sum.meanLocationLogDensity();
    String unit = folder.projection().hasGeography() ? "km" : "unit";
    return new Baseline(region.description(unit), uniform, located, located - uniform);
  }
}
