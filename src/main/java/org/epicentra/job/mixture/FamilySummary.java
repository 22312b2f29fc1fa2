package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.WeightType;

/**
 * Which model was fitted, by the labels of the options.
 *
 * @param covarianceType the shape of the components
 * @param weights how the weights are learned, if at all
 * @param counts the distribution of the strengths
 * @param zeroTruncated whether strengths of 0 cannot occur
 * @param background whether events may belong to no component
 * @param locationError the known standard deviation of the locations on each axis, unit
 */
public record FamilySummary(
    String covarianceType,
    String weights,
    String counts,
    boolean zeroTruncated,
    String background,
    double locationError) {

  static FamilySummary of(MixtureFamily family) {
    return new FamilySummary(
        family.covariance().label(),
        family.weights().label(),
        family.counts().label(),
        family.zeroTruncated(),
        BackgroundType.of(family.background()).label(),
        family.locationError());
  }

  /** Whether all components have the one width that was given. */
  public boolean givenWidth() {
    return covarianceType.equals(CovarianceType.FIXED.label());
  }

  /** Whether components have axes of their own. */
  public boolean hasAxes() {
    return covarianceType.equals(CovarianceType.FULL.label());
  }

  /** Whether the weights are given. */
  public boolean givenWeights() {
    return weights.equals(WeightType.FIXED.label());
  }

  /** Whether it is the textbook model: all given, but for the centres and their Poisson rates. */
  @JsonIgnore
  public boolean isTextbook() {
    return givenWidth()
        && givenWeights()
        && counts.equals(CountType.POISSON.label())
        && !zeroTruncated
        && background.equals(BackgroundType.NONE.label())
        && locationError == 0;
  }
}
