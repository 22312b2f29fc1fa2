package org.epicentra.vae.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;

/** The estimators of the gradient that a network can be trained with. */
public enum GradientEstimator {
  /** With the divergence in closed form, eq. (16). */
  @JsonProperty("analytic")
  ANALYTIC,
  /** The total derivative, eq. (13); of the importance-weighted bound eq. (18). */
  @JsonProperty("total")
  TOTAL,
  /** The total derivative without the score, eq. (14): "sticking the landing". */
  @JsonProperty("path")
  PATH,
  /** Doubly reparameterised, eq. (19). */
  @JsonProperty("dreg")
  DREG;

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }

  /** A new estimator of the gradient of an objective that has this one. */
  ElboGradientEstimator of(Objective objective) {
    boolean weighted = objective == Objective.IWAE && this == TOTAL;
    return (weighted ? Estimator.IWAE : Estimator.valueOf(name())).create();
  }
}
