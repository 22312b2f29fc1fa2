package org.epicentra.vae.latent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.epicentra.Setting;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;
import org.epicentra.vae.kernel.ElementKernel;

/**
 * The distribution of each coordinate of z, as prior and as posterior. A constant carries
 * everything in which its family differs from the others, and other classes ask the constant for
 * it. So a new family is its {@link Posterior} and one constant.
 */
public enum LatentFamily {
  /** Normal(mu, sigma^2) with the prior Normal(0, 1); the heads are mu and log sigma^2. */
  @JsonProperty("normal")
  NORMAL(2, "") {
    @Override
    Noise noise(RowNumbers numbers) {
      return numbers::gaussian;
    }

    @Override
    Posterior create(
        int latent, int categories, ElboGradientEstimator estimator, ElementKernel kernel) {
      return new NormalPosterior(latent, estimator, kernel);
    }

    @Override
    void toPrior(float[] normal, int categories) {
      // It is the prior already.
    }
  },

  /** Exponential of rate a with the prior of rate 1; the head is log a. */
  @JsonProperty("exponential")
  EXPONENTIAL(1, "prior of rate 1", "analytic", "total", "path", "iwae", "dreg") {
    @Override
    Noise noise(RowNumbers numbers) {
      return numbers::uniform;
    }

    @Override
    Posterior create(
        int latent, int categories, ElboGradientEstimator estimator, ElementKernel kernel) {
      return new ExponentialPosterior(latent, estimator);
    }

    @Override
    void toPrior(float[] normal, int categories) {
      ExponentialPosterior.toPrior(normal);
    }
  },

  /** One of K categories with a uniform prior; the head is the K logits of each coordinate. */
  @JsonProperty("categorical")
  CATEGORICAL(1, "uniform prior; relaxed in training; analytic is its only estimator", "analytic") {
    @Override
    public boolean hasCategories() {
      return true;
    }

    @Override
    public long codes(int latent, int categories) {
      return (long) latent * categories;
    }

    @Override
    Noise noise(RowNumbers numbers) {
      return numbers::uniform;
    }

    @Override
    Posterior create(
        int latent, int categories, ElboGradientEstimator estimator, ElementKernel kernel) {
      return new CategoricalPosterior(latent, categories, estimator);
    }

    @Override
    void toPrior(float[] normal, int categories) {
      CategoricalPosterior.toPrior(normal, categories);
    }

    @Override
    String whyNoOther() {
      return " (of the objective elbo): the others take the derivative of ln q(z) along a draw, and"
          + " a category has none; relaxed draws have another distribution, and would raise"
          + " another bound";
    }
  };

  /** Categories of a coordinate where none are asked for. */
  public static final int DEFAULT_CATEGORIES = 10;

  private final int heads;
  private final String remark;
  private final List<String> estimators;

  /**
   * @param heads number of linear layers that the encoder ends in, each as wide as z
   * @param remark what help says about the family; may be empty
   * @param estimators names of the gradient estimators it has; none for all
   */
  LatentFamily(int heads, String remark, String... estimators) {
    this.heads = heads;
    this.remark = remark;
    this.estimators = List.of(estimators);
  }

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }

  /** The label with a remark, as help lists it. */
  public String description() {
    return remark.isEmpty() ? label() : label() + " (" + remark + ")";
  }

  /** Number of linear heads that the encoder ends in, each as wide as z. */
  public int heads() {
    return heads;
  }

  /**
   * Whether a coordinate is one of K categories, which are relaxed in training at a temperature.
   * For other families K is 0.
   */
  public boolean hasCategories() {
    return false;
  }

  /** The number of categories where none are asked for: 0 for a family without categories. */
  public int defaultCategories() {
    return hasCategories() ? DEFAULT_CATEGORIES : 0;
  }

  /**
   * Checks the number of categories.
   *
   * @throws IllegalArgumentException if it is below 2 for a family with categories, or not 0 for
   *     another
   */
  public void requireCategories(int categories) {
    if (hasCategories() ? categories < 2 : categories != 0) {
      String allowed = hasCategories() ? "2 or more" : "left out";
      throw new IllegalArgumentException(
          Setting.mustBe("categories", categories, allowed + " with the latent family " + label()));
    }
  }

  /**
   * The width of z in numbers, which that of each head equals.
   *
   * @param latent coordinates of z
   * @param categories of each coordinate, 0 for a family without categories
   */
  public long codes(int latent, int categories) {
    return latent;
  }

  /**
   * The noise behind the draws: numbers that are a function of (seed, purpose, step, row, draw).
   *
   * @param purpose such as {@link Noise#TRAINING}
   * @param step number of the minibatch since the start of training; 0 where there is none
   */
  public final Noise noise(long seed, String purpose, long step) {
    return noise(new RowNumbers(RandomStream.streamKey(seed, purpose, step)));
  }

  /** Normal(0, 1) or uniform numbers, whichever the posterior draws with. */
  abstract Noise noise(RowNumbers numbers);

  /**
   * A posterior, with scratch memory for one task.
   *
   * @param latent coordinates of z
   * @param categories of each coordinate, 0 for a family without categories
   * @param estimator of the gradient
   * @throws IllegalArgumentException if the family does not have this estimator
   */
  public final Posterior posterior(
      int latent, int categories, ElboGradientEstimator estimator, ElementKernel kernel) {
    requireEstimator(estimator.name());
    return create(latent, categories, estimator, kernel);
  }

  abstract Posterior create(
      int latent, int categories, ElboGradientEstimator estimator, ElementKernel kernel);

  /**
   * Turns draws of Normal(0, 1), one for each number of z, into draws of the prior, in place.
   *
   * @param normal any number of rows, each as wide as z
   */
  abstract void toPrior(float[] normal, int categories);

  /**
   * Whether the family has an estimator.
   *
   * @param estimator its {@link ElboGradientEstimator#name}
   */
  public boolean has(String estimator) {
    return estimators.isEmpty() || estimators.contains(estimator);
  }

  /**
   * Checks that the family has an estimator.
   *
   * @param estimator its {@link ElboGradientEstimator#name}
   * @throws IllegalArgumentException if it does not
   */
  public void requireEstimator(String estimator) {
    if (!has(estimator)) {
      throw new IllegalArgumentException(
          "the latent family %s has no estimator %s, only %s%s"
              .formatted(label(), estimator, String.join(", ", estimators), whyNoOther()));
    }
  }

  /** Why the family lacks the other estimators, to follow the list of those it has. */
  String whyNoOther() {
    return "";
  }
}
