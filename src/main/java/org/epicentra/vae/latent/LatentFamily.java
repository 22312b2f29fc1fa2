package org.epicentra.vae.latent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.ElboGradientEstimators;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.network.VaeArchitecture;

/** The law of each latent coordinate, of prior and posterior. */
public enum LatentFamily {
  /** Normal(mu, sigma^2), of prior Normal(0, 1): heads mu and log sigma^2. */
  @JsonProperty("normal")
  NORMAL,
  /** Exponential of rate a, of prior rate 1: one head, log a. */
  @JsonProperty("exponential")
  EXPONENTIAL,
  /** One of K categories, of uniform prior: one head, K logits of each. */
  @JsonProperty("categorical")
  CATEGORICAL;

  private static final List<String> OF_EXPONENTIAL =
      List.of("analytic", "total", "path", "iwae", "dreg");

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Number of linear heads that the encoder ends in. */
  public int heads() {
    return this == NORMAL ? 2 : 1;
  }

  /**
   * Numbers that are a function of (seed, purpose, step, row, draw): Normal(0, 1) for {@link
   * #NORMAL}, else uniform on [0, 1).
   *
   * @param purpose such as {@link Noise#TRAINING}
   * @param step number of the minibatch since the start of training; 0 where there is none
   */
  public Noise noise(long seed, String purpose, long step) {
    RowNumbers numbers = new RowNumbers(RandomStream.streamKey(seed, purpose, step));
    return this == NORMAL ? numbers::gaussian : numbers::uniform;
  }

  /**
   * The posteriors of a task.
   *
   * @throws IllegalArgumentException if the family does not have this estimator
   */
  public static Posterior posterior(
      VaeArchitecture architecture, ElboGradientEstimator estimator, ElementKernel kernel) {
    LatentFamily family = architecture.family();
    family.requireEstimator(estimator.name());
    int latent = architecture.latent();
    switch (family) {
      case NORMAL:
        return new NormalPosterior(latent, estimator, kernel);
      case EXPONENTIAL:
        return new ExponentialPosterior(latent, estimator);
      default:
        return new CategoricalPosterior(latent, architecture.categories(), estimator);
    }
  }

  /**
   * Whether it has an estimator.
   *
   * @param estimator one of those that {@link ElboGradientEstimators} names, or {@code control}
   */
  public boolean has(String estimator) {
    switch (this) {
      case NORMAL:
        return true;
      case EXPONENTIAL:
        return OF_EXPONENTIAL.contains(estimator);
      default:
        return estimator.equals("analytic");
    }
  }

  /**
   * @throws IllegalArgumentException if the family does not have this estimator of the bound
   */
  public void requireEstimator(String name) {
    if (this == CATEGORICAL && !has(name)) {
      throw new IllegalArgumentException(
          "the latent family categorical has the estimator analytic of the objective elbo alone, not "
              + name
              + ": the others take the derivative of ln q(z) along a draw, and a category has none;"
              + " relaxed draws have another law, and would raise another bound");
    }
    if (!has(name)) {
      throw new IllegalArgumentException(
          "estimator is '%s', must be one of %s with the latent family exponential"
              .formatted(name, String.join(", ", OF_EXPONENTIAL)));
    }
  }
}
