package org.epicentra.vae.latent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;
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
  EXPONENTIAL(
      1,
      "prior of rate 1",
      Estimator.ANALYTIC,
      Estimator.TOTAL,
      Estimator.PATH,
      Estimator.IWAE,
      Estimator.DREG) {
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
  CATEGORICAL(
      1, "uniform prior; relaxed in training; analytic is its only estimator", Estimator.ANALYTIC) {
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

  /** How far a walk through the prior goes, in standard deviations. */
  private static final double REACH = 2.5;

  /** Categories of a coordinate where none are asked for. */
  public static final int DEFAULT_CATEGORIES = 10;

  private final int heads;
  private final String remark;
  private final List<Estimator> estimators;

  /**
   * @param heads number of linear layers that the encoder ends in, each as wide as z
   * @param remark what help says about the family; may be empty
   * @param estimators of the gradient that it has; none for all
   */
  LatentFamily(int heads, String remark, Estimator... estimators) {
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
    requireEstimator(estimator.kind());
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
   * Values of a coordinate on a walk through its prior: the quantiles of the prior at the ranks of
   * {@value #REACH} standard deviations of a normal below its mean to as many above, in equal
   * steps; or the first categories in turn.
   *
   * @param steps the number of values, at least 2; of categories there may be fewer
   * @param categories of the coordinate, 0 for a family without categories
   * @return for each value the numbers of the coordinate: one, or one for each category
   */
  public float[][] walk(int steps, int categories) {
    if (hasCategories()) {
      float[][] values = new float[Math.min(steps, categories)][categories];
      for (int k = 0; k < values.length; k++) {
        values[k][k] = 1;
      }
      return values;
    }
    float[] quantiles = new float[steps];
    for (int i = 0; i < steps; i++) {
      quantiles[i] = (float) (REACH * (2.0 * i / (steps - 1) - 1));
    }
    toPrior(quantiles, categories);
    float[][] values = new float[steps][1];
    for (int i = 0; i < steps; i++) {
      values[i][0] = quantiles[i];
    }
    return values;
  }

  /** Whether the family has an estimator of the gradient. */
  public boolean has(Estimator estimator) {
    return estimators.isEmpty() || estimators.contains(estimator);
  }

  /**
   * Checks that the family has an estimator of the gradient.
   *
   * @throws IllegalArgumentException if it does not
   */
  public void requireEstimator(Estimator estimator) {
    if (!has(estimator)) {
      String labels = estimators.stream().map(Estimator::label).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "the latent family %s has no estimator %s, only %s%s"
              .formatted(label(), estimator.label(), labels, whyNoOther()));
    }
  }

  /** Why the family lacks the other estimators, to follow the list of those it has. */
  String whyNoOther() {
    return "";
  }
}
