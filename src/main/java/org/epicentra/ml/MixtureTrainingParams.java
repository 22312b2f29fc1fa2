package org.epicentra.ml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.epicentra.BadInputException;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.start.Initialisation;
import org.epicentra.mixture.weights.BackgroundType;

/**
 * The Params of a fit. Those of the prior have no defaults: what is not set is derived from the
 * data, see {@link PriorSpecification}, or, after {@link #initialPosterior}, is that of the initial
 * model.
 */
public interface MixtureTrainingParams extends MixtureColumnParams, MixtureFamilyParams {

  /** The number of components K, {@code >= 1}. */
  default IntParam k() {
    return new IntParam(this, "k", "number of components, >= 1", ParamValidators.gtEq(1));
  }

  /** Weights {@code > 0} of the events; empty when all are 1. */
  default Param<String> weightCol() {
    return new StringParam(this, "weightCol", "weight > 0 of an event; \"\": all are 1");
  }

  /** Weights of the components, K values above 0 that sum to 1. */
  default DoubleArrayParam pi() {
    return new DoubleArrayParam(this, "pi", "weights of the components, > 0, summing to 1");
  }

  /**
   * Precision of a location about its centre, 1/unit^2, {@code > 0}: given for fixed covariances,
   * else one over the expected variance on each axis.
   */
  default DoubleParam tau() {
    return new DoubleParam(
        this, "tau", "precision of a location, 1/unit^2, > 0", ParamValidators.gt(0));
  }

  /** Prior mean of the centres, D values, unit. */
  default DoubleArrayParam nu() {
    return new DoubleArrayParam(this, "nu", "prior mean of the centres, unit");
  }

  /** Prior precision of the centres, 1/unit^2, {@code > 0}. */
  default DoubleParam rho() {
    return new DoubleParam(
        this, "rho", "prior precision of the centres, 1/unit^2, > 0", ParamValidators.gt(0));
  }

  /** Prior shape of the rates, {@code > 0}. */
  default DoubleParam alpha() {
    return new DoubleParam(this, "alpha", "prior shape of the rates, > 0", ParamValidators.gt(0));
  }

  /** Prior rate of the rates, {@code > 0}. */
  default DoubleParam beta() {
    return new DoubleParam(this, "beta", "prior rate of the rates, > 0", ParamValidators.gt(0));
  }

  /** How centres are drawn: "kmeans++" or "random". */
  default Param<String> init() {
    return new StringParam(
        this,
        "init",
        "how initial centres are drawn: kmeans++ or random",
        ParamValidators.inArray(Initialisation.labels()));
  }

  /** The number of starts, of which the one with the highest bound wins, {@code >= 1}. */
  default IntParam restarts() {
    return new IntParam(this, "restarts", "number of starts, >= 1", ParamValidators.gtEq(1));
  }

  /** The most updates, {@code >= 1}. Unset for 300, without acceleration 100. */
  default IntParam maxIter() {
    return new IntParam(this, "maxIter", "most updates, >= 1", ParamValidators.gtEq(1));
  }

  /**
   * Relative gain of the bound below which the fit has converged, {@code >= 0}; 0 never stops.
   * Unset for 1e-7, without acceleration 1e-6.
   */
  default DoubleParam tol() {
    return new DoubleParam(
        this,
        "tol",
        "relative gain of the bound that ends the fit, >= 0; unset: 1e-7, without acceleration 1e-6",
        ParamValidators.gtEq(0));
  }

  /** "none" or "squarem". */
  default Param<String> acceleration() {
    return new StringParam(
        this,
        "acceleration",
        "how the fit is hastened: none or squarem",
        ParamValidators.inArray(Acceleration.labels()));
  }

  /** "none", "delete" or "delete,merge"; unset for the last, of fixed weights for none. */
  default Param<String> moves() {
    return new StringParam(
        this,
        "moves",
        "what leaves components out where that raises the bound: none, delete or delete,merge;"
            + " unset: delete,merge, of fixed weights none",
        ParamValidators.inArray(Moves.labels()));
  }

  /** The seed of the initial centres. */
  default LongParam seed() {
    return new LongParam(this, "seed", "seed of the initial centres");
  }

  /** The posterior to start from, as the text of a posterior.json; unset for a new start. */
  default Param<String> initialPosterior() {
    return new StringParam(
        this, "initialPosterior", "posterior to start from: the text of a posterior.json");
  }

  /** Sets the defaults, those of {@link MixtureSettings} included; for a constructor. */
  default void setTrainingDefaults() {
    setColumnDefaults();
    setFamilyDefaults();
    MixtureSettings settings = MixtureSettings.defaults(2);
    setDefault(k(), settings.components());
    setDefault(weightCol(), "");
    setDefault(init(), settings.init().label());
    setDefault(restarts(), settings.restarts());
    setDefault(seed(), settings.seed());
    setDefault(acceleration(), settings.acceleration().label());
  }

  /** Chooses the textbook model and its plain ascent, all that version 0.1.0 knew. */
  default void setTextbook() {
    MixtureFamily textbook = MixtureFamily.TEXTBOOK;
    set(covarianceType(), textbook.covariance().label());
    set(weights(), textbook.weights().label());
    set(counts(), textbook.counts().label());
    set(background(), BackgroundType.of(textbook.background()).label());
    set(acceleration(), Acceleration.NONE.label());
    set(moves(), Moves.NONE.label());
  }

  /**
   * The settings that these params make.
   *
   * @param components the number of components K
   * @param usual the moves, if none are set
   */
  default MixtureSettings settings(int components, Moves usual) {
    Acceleration hastened = Acceleration.of(getOrDefault(acceleration()));
    return new MixtureSettings(
        components,
        Initialisation.of(getOrDefault(init())),
        (int) getOrDefault(restarts()),
        (long) getOrDefault(seed()),
        isDefined(maxIter()) ? (int) getOrDefault(maxIter()) : hastened.maxIterations(),
        isDefined(tol()) ? (double) getOrDefault(tol()) : hastened.tolerance(),
        hastened,
        isDefined(moves()) ? Moves.of(getOrDefault(moves())) : usual);
  }

  /**
   * The parts of the prior that are set, and the family, but for its region.
   *
   * @throws BadInputException when they contradict each other
   */
  default PriorSpecification priorSpecification() {
    return new PriorSpecification(
        isDefined(pi()) ? getOrDefault(pi()) : null,
        numberOrNull(tau()),
        isDefined(nu()) ? getOrDefault(nu()) : null,
        numberOrNull(rho()),
        numberOrNull(alpha()),
        numberOrNull(beta()),
        familyChoices().family(isDefined(tau()), isDefined(pi())));
  }

  /**
   * The posterior of the initial model; null for a new start.
   *
   * @throws BadInputException when the text holds no posterior, or k does not fit it, or params are
   *     set that choose another start
   */
  default MixturePosterior initialModel() {
    if (!isDefined(initialPosterior())) {
      return null;
    }
    refuseWithStart(restarts(), (int) getOrDefault(restarts()) != 1);
    refuseWithStart(init(), isSet(init()));
    byte[] text = getOrDefault(initialPosterior()).getBytes(StandardCharsets.UTF_8);
    MixturePosterior posterior = PosteriorCodec.read(new ByteArrayInputStream(text));
    if (isSet(k()) && (int) getOrDefault(k()) != posterior.components()) {
      throw new BadInputException(
          "k is %d, but the initial model has %d components: leave k out, or set it to %d"
              .formatted((int) getOrDefault(k()), posterior.components(), posterior.components()));
    }
    return posterior;
  }

  private void refuseWithStart(Param<?> param, boolean given) {
    if (given) {
      throw new BadInputException(
          "%s is %s, but the fit starts from the initial model alone: leave %s out"
              .formatted(param.name(), getOrDefault(param), param.name()));
    }
  }

  private Double numberOrNull(DoubleParam param) {
    return isDefined(param) ? (Double) getOrDefault(param) : null;
  }
}
