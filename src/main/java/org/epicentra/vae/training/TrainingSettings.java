package org.epicentra.vae.training;

import java.io.Serializable;
import org.epicentra.OptionDifferences;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.ElboGradientEstimators;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.latent.LatentFamily;

/**
 * What a training run is asked to do.
 *
 * @param epochs passes over the data, 1 or more
 * @param batchSize rows of a minibatch, 1 or more
 * @param learningRate of Adam, above 0
 * @param binarize of the pixels
 * @param objective the bound that is raised
 * @param estimator of its gradient: {@code analytic}, {@code total} or {@code path}; with {@link
 *     Objective#IWAE} {@code total} or {@code dreg}
 * @param samples draws of z per row, 1 to {@link EvaluationSettings#MOST_SAMPLES}
 * @param seed of every random number
 * @param gradientClip greatest norm of the gradient per row, beyond which it is scaled down; 0 for
 *     none
 * @param patience epochs without a better validation loss after which training stops, the best
 *     weights being kept; 0 for never
 * @param annealing of relaxed categories; other families ignore it
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    double learningRate,
    Binarize binarize,
    Objective objective,
    String estimator,
    int samples,
    long seed,
    double gradientClip,
    int patience,
    Annealing annealing)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The reference: 15 epochs at batch 100, rate 1e-3, pixels rounded at 0.5, analytic KL. */
  public static final TrainingSettings REFERENCE =
      new TrainingSettings(
          15, 100, 1e-3, Binarize.THRESHOLD, Objective.ELBO, "analytic", 1, 0, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the one that is outside
   */
  public TrainingSettings {
    check(epochs >= 1, "epochs", epochs, "1 or more");
    check(batchSize >= 1, "batchSize", batchSize, "1 or more");
    check(
        learningRate > 0 && Double.isFinite(learningRate),
        "learningRate",
        learningRate,
        "a finite number above 0");
    check(binarize != null, "binarize", binarize, "one of threshold, dynamic, static, none");
    check(objective != null, "objective", objective, "one of elbo, iwae");
    gradientEstimator(objective, estimator);
    check(
        samples >= 1 && samples <= EvaluationSettings.MOST_SAMPLES,
        "samples",
        samples,
        "from 1 to " + EvaluationSettings.MOST_SAMPLES);
    check(
        gradientClip >= 0 && Double.isFinite(gradientClip),
        "gradientClip",
        gradientClip,
        "0 for none, or a finite number above");
    check(patience >= 0, "patience", patience, "0 for never, or more");
    check(annealing != null, "annealing", annealing, "a schedule of temperatures");
  }

  /** The same with the reference's annealing. */
  public TrainingSettings(
      int epochs,
      int batchSize,
      double learningRate,
      Binarize binarize,
      Objective objective,
      String estimator,
      int samples,
      long seed,
      double gradientClip,
      int patience) {
    this(
        epochs,
        batchSize,
        learningRate,
        binarize,
        objective,
        estimator,
        samples,
        seed,
        gradientClip,
        patience,
        Annealing.REFERENCE);
  }

  private static void check(boolean legal, String name, Object value, String range) {
    if (!legal) {
      throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
    }
  }

  /**
   * @throws IllegalArgumentException if the family of z does not have the estimator
   */
  public void requireFamily(LatentFamily family) {
    family.requireEstimator(gradientEstimator().name());
  }

  /** A new estimator of the gradient. */
  ElboGradientEstimator gradientEstimator() {
    return gradientEstimator(objective, estimator);
  }

  private static ElboGradientEstimator gradientEstimator(Objective objective, String name) {
    return ElboGradientEstimators.training(objective == Objective.IWAE, String.valueOf(name));
  }

  /** What differs from the settings of an earlier run and changes the steps. */
  public OptionDifferences differences(TrainingSettings then) {
    return new OptionDifferences()
        .add("--batch-size", batchSize, then.batchSize)
        .add("--learning-rate", learningRate, then.learningRate)
        .add("--binarize", binarize.label(), then.binarize.label())
        .add("--objective", objective.label(), then.objective.label())
        .add("--estimator", estimator, then.estimator)
        .add("--samples", samples, then.samples)
        .add("--seed", seed, then.seed)
        .add("--clip", gradientClip, then.gradientClip)
        .add("--temperature-start", annealing.start(), then.annealing.start())
        .add("--temperature-end", annealing.end(), then.annealing.end())
        .add("--temperature-rate", annealing.rate(), then.annealing.rate());
  }
}
