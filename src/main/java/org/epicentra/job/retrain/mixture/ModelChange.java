package org.epicentra.job.retrain.mixture;

import java.util.Arrays;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.WeightType;

/**
 * How the model that is asked for differs from the champion's. A run cannot go on from a model of
 * another kind under that model's prior; it fits all events anew, and the champion is one of the
 * starts.
 */
final class ModelChange {
  private static final String LEARNED = "learned";
  private static final String BOX = "the box of the events";

  private ModelChange() {}

  /**
   * The settings that choose the model and differ. Those of the prior's numbers do not count: a
   * later run keeps the first one's.
   *
   * @param components that are asked for
   * @param asked the prior that is asked for, its region in the champion's coordinates
   * @param then the champion's prior
   */
  static OptionDifferences between(int components, PriorSpecification asked, MixturePrior then) {
    MixtureFamily now = asked.family();
    OptionDifferences differences = new OptionDifferences();
    addComponents(differences, components, asked, then);
    differences
        .add(
            Setting.named("covarianceType"),
            now.covariance().label(),
            then.locations().type().label())
        .add(Setting.named("weights"), now.weights().label(), then.weights().type().label())
        .add(Setting.named("counts"), now.counts().label(), then.counts().type().label())
        .add(Setting.named("zeroTruncated"), now.zeroTruncated(), then.counts().zeroTruncated())
        .add(Setting.named("locationError"), now.locationError(), then.locationError())
        .add(
            Setting.named("background"),
            BackgroundType.of(now.background()).label(),
            BackgroundType.of(then.background() != null).label());
    if (now.concentration() != null && now.weights() == then.weights().type()) {
      differences.add(
          Setting.named("concentration"), now.concentration(), then.weights().concentration());
    }
    if (now.counts() == CountType.NEGATIVE_BINOMIAL && now.counts() == then.counts().type()) {
      Object dispersion = now.dispersion() == null ? LEARNED : now.dispersion();
      Object before = then.counts().learnsDispersion() ? LEARNED : then.counts().dispersion();
      differences.add(Setting.named("dispersion"), dispersion, before);
    }
    if (now.background() && then.background() != null) {
      differences.add(
          Setting.named("region"), text(now.region()), text(then.background().region()));
    }
    return differences;
  }

  /**
   * Adds a difference of the components. Deletions take fixed weights away with their components:
   * those that are left belong to as many as are asked for, if they are among the ones asked for;
   * otherwise it is the weights that differ.
   */
  private static void addComponents(
      OptionDifferences differences, int components, PriorSpecification asked, MixturePrior then) {
    boolean fixed = asked.family().weights() == WeightType.FIXED;
    if (fixed && then.weights() instanceof FixedWeights left && left.someHaveGone()) {
      FixedWeights all = asked.fixedWeights(components);
      if (all.positions(left) == null) {
        differences.add(
            Setting.named("pi"),
            Arrays.toString(all.pi()),
            "%s, some left out".formatted(Arrays.toString(left.pi())));
      }
    } else {
      differences.add(Setting.named("components"), components, then.components());
    }
  }

  /** The box of the events grows with them and is one; a polygon is the text that it came from. */
  private static String text(Region region) {
    return region == null || !region.isGiven() ? BOX : region.parameters().toString();
  }
}
