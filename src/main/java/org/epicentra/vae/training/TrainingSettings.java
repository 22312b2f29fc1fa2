package org.epicentra.vae.training;

import java.io.Serializable;
import java.util.List;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeElbo;

/**
 * The settings of a training run.
 *
 * @param epochs passes over the data, 1 or more
 * @param batchSize rows of a minibatch, 1 or more
 * @param learningRate of Adam in the first epoch, above 0
 * @param binarize of the pixels
 * @param objective the bound that is raised
 * @param estimator of its gradient, one that the objective has
 * @param samples draws of z per row, 1 to {@link VaeElbo#MOST_SAMPLES}
 * @param seed of every random number
 * @param gradientClip greatest norm of the gradient per row, beyond which it is scaled down; 0 for
 *     none
 * @param patience epochs without a better validation loss after which training stops and the best
 *     weights are kept; 0 for never
 * @param annealing of the temperature of relaxed categories; families without categories ignore it
 * @param shards into which the images and so each minibatch are cut, from 1 to {@code batchSize}
 *     and at most {@value #MOST_SHARDS}: a minibatch's gradient is the sum of theirs, each computed
 *     by one task, so they are the most tasks that share the work
 * @param learningRateSteps how the learning rate changes from epoch to epoch
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    double learningRate,
    Binarize binarize,
    Objective objective,
    Estimator estimator,
    int samples,
    long seed,
    double gradientClip,
    int patience,
    Annealing annealing,
    int shards,
    LearningRateSteps learningRateSteps)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most shards. */
  public static final int MOST_SHARDS = 1024;

  /** Rows of a shard by default, if that makes more than {@link #FEWEST_SHARDS}. */
  private static final int SHARD_ROWS = 250;

  /** The fewest shards by default, where a minibatch has as many rows. */
  private static final int FEWEST_SHARDS = 2;

  /** The reference: 15 epochs, minibatches of 100, rate 1e-3, pixels cut at 0.5, analytic KL. */
  public static final TrainingSettings REFERENCE =
      new TrainingSettings(
          15, 100, 1e-3, Binarize.THRESHOLD, Objective.ELBO, Estimator.ANALYTIC, 1, 0, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public TrainingSettings {
    check(epochs >= 1, "epochs", epochs, "1 or more");
    check(batchSize >= 1, "batchSize", batchSize, "1 or more");
    check(
        learningRate > 0 && Double.isFinite(learningRate),
        "learningRate",
        learningRate,
        "a finite number above 0");
    check(binarize != null, "binarize", binarize, "one of " + List.of(Binarize.values()));
    check(objective != null, "objective", objective, "one of " + List.of(Objective.values()));
    objective.require(estimator);
    check(
        samples >= 1 && samples <= VaeElbo.MOST_SAMPLES,
        "samples",
        samples,
        "from 1 to " + VaeElbo.MOST_SAMPLES);
    check(
        gradientClip >= 0 && Double.isFinite(gradientClip),
        "clip",
        gradientClip,
        "0 for none, or a finite number above");
    check(patience >= 0, "patience", patience, "0 for never, or more");
    check(annealing != null, "annealing", annealing, "a schedule of temperatures");
    int most = Math.min(MOST_SHARDS, batchSize);
    check(
        shards >= 1 && shards <= most,
        "shards",
        shards,
        "from 1 to " + (most < batchSize ? most : Setting.named("batchSize") + ", " + batchSize));
    check(
        learningRateSteps != null,
        "learningRateSteps",
        learningRateSteps,
        "a schedule of the learning rate");
  }

  /** With the annealing, the shards and the constant learning rate of the reference. */
  public TrainingSettings(
      int epochs,
      int batchSize,
      double learningRate,
      Binarize binarize,
      Objective objective,
      Estimator estimator,
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
        Annealing.REFERENCE,
        defaultShards(batchSize),
        LearningRateSteps.NONE);
  }

  /**
   * The number of shards where none is named: 2, which cost no time on two cores, or one for each
   * 250 rows of a larger minibatch.
   */
  public static int defaultShards(int batchSize) {
    int shards = Math.max(FEWEST_SHARDS, batchSize / SHARD_ROWS);
    return Math.max(1, Math.min(Math.min(shards, batchSize), MOST_SHARDS));
  }

  /** The same settings with another number of shards. */
  public TrainingSettings withShards(int number) {
    return with(number, learningRateSteps);
  }

  /** The same settings with another schedule of the learning rate. */
  public TrainingSettings withLearningRateSteps(LearningRateSteps steps) {
    return with(shards, steps);
  }

  private TrainingSettings with(int number, LearningRateSteps steps) {
    return new TrainingSettings(
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
        annealing,
        number,
        steps);
  }

  private static void check(boolean legal, String name, Object value, String range) {
    if (!legal) {
      throw new IllegalArgumentException(Setting.mustBe(name, value, range));
    }
  }

  /**
   * Checks that the family of z has the estimator.
   *
   * @throws IllegalArgumentException if it does not
   */
  public void requireFamily(LatentFamily family) {
    family.requireEstimator(objective.kind(estimator));
  }

  /**
   * The learning rate of an epoch.
   *
   * @param epoch its number, from 1
   */
  double learningRate(int epoch) {
    return learningRateSteps.rate(learningRate, epoch);
  }

  /**
   * Checks that pixels are binarised as the likelihood allows.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void requireLikelihood(Likelihood likelihood) {
    likelihood.requireBinarize(binarize);
  }

  /** A new estimator of the gradient. */
  ElboGradientEstimator gradientEstimator() {
    return objective.kind(estimator).create();
  }

  /** How these settings differ from those of an earlier run, as far as they change the steps. */
  public OptionDifferences differences(TrainingSettings then) {
    return new OptionDifferences()
        .add(Setting.named("batchSize"), batchSize, then.batchSize)
        .add(Setting.named("learningRate"), learningRate, then.learningRate)
        .add(
            Setting.named("learningRateSteps"),
            learningRateSteps.epochs(),
            then.learningRateSteps.epochs())
        .add(
            Setting.named("learningRateFactor"),
            learningRateSteps.factor(),
            then.learningRateSteps.factor())
        .add(Setting.named("binarize"), binarize, then.binarize)
        .add(Setting.named("objective"), objective, then.objective)
        .add(Setting.named("estimator"), estimator.label(), then.estimator.label())
        .add(Setting.named("samples"), samples, then.samples)
        .add(Setting.named("seed"), seed, then.seed)
        .add(Setting.named("clip"), gradientClip, then.gradientClip)
        .add(Setting.named("temperatureStart"), annealing.start(), then.annealing.start())
        .add(Setting.named("temperatureEnd"), annealing.end(), then.annealing.end())
        .add(Setting.named("temperatureRate"), annealing.rate(), then.annealing.rate())
        .add(Setting.named("shards"), shards, then.shards);
  }
}
