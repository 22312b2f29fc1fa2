package org.epicentra.ml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.Background;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.locations.LocationPrior;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.WeightPrior;
import org.epicentra.mixture.weights.WeightType;

/**
 * A start from an initial model: each part of its prior is its own, but for what the Params set.
 */
final class WarmStart {
  private final MixtureTrainingParams params;
  private final MixturePosterior model;
  private final MixturePrior own;
  private final MixtureFamily family;

  /**
   * @throws BadInputException when what is set contradicts itself or the model
   */
  WarmStart(MixtureTrainingParams params, MixturePosterior model) {
    this.params = params;
    this.model = model;
    this.own = model.prior();
    this.family = family(params.familyChoices());
    if (params.isSet(params.pi()) && family.weights() != WeightType.FIXED) {
      params.priorSpecification(); // refuses the two together
    }
  }

  /**
   * The text of a fitted model's posterior, as {@code initialPosterior} has it.
   *
   * @throws BadInputException when the model has a projection, which an Estimator does not
   */
  static String text(VariationalGaussianMixtureModel model) {
    if (model.projection().isPresent()) {
      throw new BadInputException(
          "The initial model reads longitude and latitude, by its projection '%s'; an Estimator reads"
                  .formatted(model.projection().get())
              + " coordinates. Project the events with model.projection(), and start from"
              + " VariationalGaussianMixtureModel.of(model.posterior(), columns).");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PosteriorCodec.write(model.posterior(), text);
    requireRegion(model.posterior().prior().background(), text.toByteArray());
    return text.toString(StandardCharsets.UTF_8);
  }

  /** A polygon is kept as it was given, in degrees where there was a projection. */
  private static void requireRegion(Background background, byte[] text) {
    if (background != null
        && PosteriorCodec.read(new ByteArrayInputStream(text)).prior().background().logDensity()
            != background.logDensity()) {
      throw new BadInputException(
          "The background's region of the initial model is in longitude and latitude; an Estimator"
              + " reads coordinates. Start from a model that was fitted without a region of its own.");
    }
  }

  private MixtureFamily family(MixtureFamily.Choices set) {
    WeightType weights = own.weights().type();
    if (set.weights() != null || params.isSet(params.pi())) {
      weights = set.weights() != null ? set.weights() : WeightType.FIXED;
    }
    CountType counts = set.counts() != null ? set.counts() : own.counts().type();
    boolean sameWeights = weights == own.weights().type() && weights != WeightType.FIXED;
    boolean sameCounts = counts == own.counts().type() && !own.counts().learnsDispersion();
    Double concentration = sameWeights ? (Double) own.weights().concentration() : null;
    Double dispersion =
        sameCounts && counts != CountType.POISSON ? (Double) own.counts().dispersion() : null;
    return new MixtureFamily(
        set.covariance() != null ? set.covariance() : own.locations().type(),
        weights,
        set.concentration() != null ? set.concentration() : concentration,
        counts,
        set.dispersion() != null ? set.dispersion() : dispersion,
        set.zeroTruncated() != null ? set.zeroTruncated() : own.counts().zeroTruncated(),
        set.background() != null
            ? set.background()
            : own.background() != null || params.isSet(params.region()),
        null,
        set.locationError() != null ? set.locationError() : own.locationError());
  }

  /** The family of the fit, but for its region. */
  MixtureFamily family() {
    return family;
  }

  /**
   * The posterior to start from: the initial model's own where no part of the prior is set.
   *
   * @param profile of the events
   * @throws BadInputException when a value is out of its range, or the events have another number
   *     of coordinates
   */
  MixturePosterior posterior(EventProfile profile) {
    if (model.dimension() != profile.dimension()) {
      throw new BadInputException(
          "The initial model has %d coordinates; the events have %d."
              .formatted(model.dimension(), profile.dimension()));
    }
    MixturePrior changed =
        new MixturePrior(weights(), locations(), counts(), background(profile)).covering(profile);
    boolean same =
        changed.weights() == own.weights()
            && changed.locations() == own.locations()
            && changed.counts() == own.counts()
            && changed.background() == own.background();
    return same ? model : model.withPrior(changed);
  }

  private boolean anySet(Param<?>... some) {
    return Arrays.stream(some).anyMatch(params::isSet);
  }

  private double or(DoubleParam param, double otherwise) {
    return params.isSet(param) ? (double) params.getOrDefault(param) : otherwise;
  }

  private WeightPrior weights() {
    if (!anySet(params.weights(), params.concentration(), params.pi())) {
      return own.weights();
    }
    if (family.weights() != WeightType.FIXED) {
      boolean learned = own.weights().type() != WeightType.FIXED;
      return family.weightPrior(learned ? own.weights().slots() : model.components());
    }
    if (params.isSet(params.pi())) {
      double[] pi = params.getOrDefault(params.pi());
      if (pi.length != model.components()) {
        throw new BadInputException(
            "%s has %d values, but the initial model has %d components; give one for each"
                .formatted(Setting.named("pi"), pi.length, model.components()));
      }
      return FixedWeights.of(pi);
    }
    if (own.weights().type() == WeightType.FIXED) {
      return own.weights();
    }
    double[] equal = new double[model.components()];
    Arrays.fill(equal, 1.0 / equal.length);
    return FixedWeights.of(equal);
  }

  private LocationPrior locations() {
    if (!anySet(
        params.covarianceType(), params.tau(), params.nu(), params.rho(), params.locationError())) {
      return own.locations();
    }
    CovarianceType type = family.covariance();
    double[] nu = params.isSet(params.nu()) ? params.getOrDefault(params.nu()) : own.nu();
    return LocationError.of(
        type.prior(or(params.tau(), own.tau()), nu, or(params.rho(), own.rho())),
        family.locationError());
  }

  private CountPrior counts() {
    if (!anySet(
        params.counts(),
        params.dispersion(),
        params.zeroTruncated(),
        params.alpha(),
        params.beta())) {
      return own.counts();
    }
    return family.countPrior(or(params.alpha(), own.alpha()), or(params.beta(), own.beta()));
  }

  private Background background(EventProfile profile) {
    if (!family.background()) {
      return null;
    }
    Region region = params.backgroundRegion(model.dimension());
    if (region != null) {
      return new Background(region);
    }
    return own.background() != null
        ? own.background()
        : new Background(Region.box(profile.low(), profile.high()));
  }
}
