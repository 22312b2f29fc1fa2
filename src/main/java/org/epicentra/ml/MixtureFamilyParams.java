package org.epicentra.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.WeightType;

/** The Params that choose a model of the family, see {@link MixtureFamily}. */
public interface MixtureFamilyParams extends Params {

  /** "fixed", "shared", "spherical" or "full"; unset for full, or fixed where tau is set. */
  default Param<String> covarianceType() {
    return new StringParam(
        this,
        "covarianceType",
        "shape of the components: fixed, shared, spherical or full; unset: full, fixed with tau",
        ParamValidators.inArray(CovarianceType.labels()));
  }

  /** "fixed", "dirichlet" or "dirichlet-process"; unset for dirichlet, or fixed where pi is set. */
  default Param<String> weights() {
    return new StringParam(
        this,
        "weights",
        "weights of the components: fixed, dirichlet or dirichlet-process; unset: dirichlet, fixed"
            + " with pi",
        ParamValidators.inArray(WeightType.labels()));
  }

  /** Concentration of learned weights, {@code > 0}; unset for 1/K, of a Dirichlet process 1. */
  default DoubleParam concentration() {
    return new DoubleParam(
        this,
        "concentration",
        "concentration of learned weights, > 0; unset: 1/k, of dirichlet-process 1",
        ParamValidators.gt(0));
  }

  /** The distribution of the strengths, "poisson" or "negative-binomial". */
  default Param<String> counts() {
    return new StringParam(
        this,
        "counts",
        "distribution of the strengths: poisson or negative-binomial",
        ParamValidators.inArray(CountType.labels()));
  }

  /** The dispersion of negative binomial strengths, 0.01 to 10,000; unset to learn it. */
  default DoubleParam dispersion() {
    return new DoubleParam(
        this,
        "dispersion",
        "dispersion of negative-binomial strengths, 0.01 to 10000; unset: learned",
        ParamValidators.gt(0));
  }

  /** Whether every strength is 1 or more by construction. */
  default BooleanParam zeroTruncated() {
    return new BooleanParam(
        this, "zeroTruncated", "whether every strength is 1 or more by construction");
  }

  /** Where events of no component may lie: "none" for nowhere, or "uniform" over the region. */
  default Param<String> background() {
    return new StringParam(
        this,
        "background",
        "where events of no component may lie: none, or uniform over the region",
        ParamValidators.inArray(BackgroundType.labels()));
  }

  /** The background's region in the events' coordinates, as WKT; unset for the events' box. */
  default Param<String> region() {
    return new StringParam(
        this,
        "region",
        "region of the background: WKT of a (multi)polygon in the events' x and y; unset: their box");
  }

  /** In 3-D, the least and the greatest third coordinate of the region, unit. */
  default DoubleArrayParam regionDepth() {
    return new DoubleArrayParam(
        this, "regionDepth", "in 3-D, least and greatest third coordinate of the region, unit");
  }

  /** The known standard deviation of the locations on each axis, unit, {@code >= 0}. */
  default DoubleParam locationError() {
    return new DoubleParam(
        this,
        "locationError",
        "known standard deviation of the locations on each axis, unit, >= 0",
        ParamValidators.gtEq(0));
  }

  /** Sets the defaults of those that have one whatever else is set; for a constructor. */
  default void setFamilyDefaults() {
    MixtureFamily family = MixtureFamily.DEFAULT;
    setDefault(counts(), family.counts().label());
    setDefault(zeroTruncated(), family.zeroTruncated());
    setDefault(background(), BackgroundType.of(family.background()).label());
    setDefault(locationError(), family.locationError());
  }

  /**
   * What is set, but for the region, whose number of coordinates is that of the events.
   *
   * @throws BadInputException when a region is set without a background, or a depth without a
   *     region
   */
  default MixtureFamily.Choices familyChoices() {
    Boolean background =
        isSet(background())
            ? BackgroundType.of(getOrDefault(background())) == BackgroundType.UNIFORM
            : null;
    if (isSet(region()) && Boolean.FALSE.equals(background)) {
      throw new BadInputException(
          "%s is given, but %s is none: leave one of them out"
              .formatted(Setting.named("region"), Setting.named("background")));
    }
    if (isSet(regionDepth()) && !isSet(region())) {
      throw new BadInputException(
          "%s is given without %s, whose depths it tells: give both, or neither"
              .formatted(Setting.named("regionDepth"), Setting.named("region")));
    }
    return new MixtureFamily.Choices(
        isSet(covarianceType()) ? CovarianceType.of(getOrDefault(covarianceType())) : null,
        isSet(weights()) ? WeightType.of(getOrDefault(weights())) : null,
        isSet(concentration()) ? (Double) getOrDefault(concentration()) : null,
        isSet(counts()) ? CountType.of(getOrDefault(counts())) : null,
        isSet(dispersion()) ? (Double) getOrDefault(dispersion()) : null,
        isSet(zeroTruncated()) ? (Boolean) getOrDefault(zeroTruncated()) : null,
        background,
        null,
        isSet(locationError()) ? (Double) getOrDefault(locationError()) : null);
  }

  /**
   * The region that is set; null for none.
   *
   * @param dimension the number of coordinates, 2 or 3
   * @throws BadInputException when its text cannot be read, or does not fit the coordinates
   */
  default Region backgroundRegion(int dimension) {
    if (!isSet(region())) {
      return null;
    }
    double[] depths = isSet(regionDepth()) ? getOrDefault(regionDepth()) : null;
    if (depths != null && depths.length != 2) {
      throw new BadInputException(
          "%s has %d numbers; it must have two, the least and the greatest third coordinate"
              .formatted(Setting.named("regionDepth"), depths.length));
    }
    return Region.polygon(getOrDefault(region()), new PlaneProjection(dimension), depths);
  }
}
