package org.epicentra.spark.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.ExactSum;
import org.epicentra.mixture.Background;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.MixtureStatistics;

/** How well a model describes events, alone and compared with others. */
public final class EvaluationSum implements EventSum<EvaluationSum> {
  private static final long serialVersionUID = 1L;

  private final transient MixtureScorer scorer;
  private final transient boolean locations;
  private final transient Region region;

  /** Whether one of the models says that no strength is 0. */
  private final transient boolean truncated;

  private final ModelScores scores;
  private final double[] low;
  private final double[] high;
  private long events;
  private long strengths;
  private long impossible;
  private long outside;

  /** Of the events within the region: sums of w, w ln rho, and w ln p(x). */
  private final ExactSum weight = new ExactSum();

  private final ExactSum logNormaliser = new ExactSum();
  private final ExactSum located = new ExactSum();

  /**
   * Of no events; only where it was made can events be added.
   *
   * @param model whose background, if any, has the region
   * @param others that it is compared with
   * @param locations whether the locations are also scored alone
   */
  public EvaluationSum(MixturePosterior model, List<MixturePosterior> others, boolean locations) {
    this.locations = locations;
    MixtureScorer[] scorers = new MixtureScorer[1 + others.size()];
    Arrays.setAll(scorers, i -> new MixtureScorer(i == others.size() ? model : others.get(i)));
    this.scorer = scorers[others.size()];
    this.scores = new ModelScores(scorers);
    this.truncated =
        Stream.concat(Stream.of(model), others.stream())
            .anyMatch(each -> each.prior().counts().zeroTruncated());
    Background background = model.prior().background();
    this.region = background == null ? null : background.region();
    this.low = new double[model.dimension()];
    this.high = new double[model.dimension()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  @Override
  public void add(double[] x, double strength, double w) {
    events++;
    if (truncated && strength == 0) {
      impossible++;
      return;
    }
    scores.add(x, strength, w);
    boolean observed = !Double.isNaN(strength);
    strengths += observed ? 1 : 0;
    for (int d = 0; d < x.length; d++) {
      low[d] = Math.min(low[d], x[d]);
      high[d] = Math.max(high[d], x[d]);
    }
    if (region != null && !region.contains(x)) {
      outside++;
      return;
    }
    weight.add(w);
    logNormaliser.add(w * scorer.logNormaliser());
    if (locations) {
      located.add(w * (observed ? scorer.logDensity(x, Double.NaN) : scores.last()));
    }
  }

  @Override
  public void merge(EvaluationSum other) {
    scores.merge(other.scores);
    events += other.events;
    impossible += other.impossible;
    strengths += other.strengths;
    outside += other.outside;
    for (int d = 0; d < low.length; d++) {
      low[d] = Math.min(low[d], other.low[d]);
      high[d] = Math.max(high[d], other.high[d]);
    }
    weight.add(other.weight);
    logNormaliser.add(other.logNormaliser);
    located.add(other.located);
  }

  /** The densities under the others, in their order, and last under the model. */
  public ModelScores scores() {
    return scores;
  }

  /** The number of events. */
  public long events() {
    return events;
  }

  /**
   * The number of those that have density 0 under one of the models, since their strength is 0. If
   * there are any, they are in none of the sums.
   */
  public long impossible() {
    return impossible;
  }

  /** The number of those with a strength. */
  public long strengths() {
    return strengths;
  }

  /** The number of those outside of the region of the model's background. */
  public long outside() {
    return outside;
  }

  /** The box of the events, unit. */
  public Region box() {
    return Region.box(low, high);
  }

  /**
   * The evidence lower bound, eq. (7), of the events within the region, over their weight, nats.
   *
   * @param model that these events were added under
   */
  public double elboPerEvent(MixturePosterior model) {
    MixtureStatistics statistics = MixtureStatistics.of(model);
    statistics.addBlock(events() - outside, weight.value(), logNormaliser.value());
    return statistics.elbo(model) / weight.value();
  }

  /**
   * The weighted mean of the log density of the locations alone, within the region, nats; only
   * where they were scored alone.
   */
  public double meanLocationLogDensity() {
    return located.value() / weight.value();
  }
}
