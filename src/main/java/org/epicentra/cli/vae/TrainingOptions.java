package org.epicentra.cli.vae;

import java.util.List;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;
import picocli.CommandLine.Option;

/** The options of training. */
public final class TrainingOptions {
  private static final TrainingSettings REFERENCE = TrainingSettings.REFERENCE;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the images. Default: ${DEFAULT-VALUE}.")
  private int epochs = REFERENCE.epochs();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images of a minibatch. Default: ${DEFAULT-VALUE}.")
  private int batchSize = REFERENCE.batchSize();

  @Option(
      names = "--learning-rate",
      paramLabel = "NUMBER",
      description = "Learning rate of Adam, above 0. Default: ${DEFAULT-VALUE}.")
  private double learningRate = REFERENCE.learningRate();

  @Option(
      names = "--learning-rate-steps",
      paramLabel = "N",
      split = ",",
      description =
          "Epochs after which the learning rate is multiplied by --learning-rate-factor, such as"
              + " 200,350. Default: none.")
  private List<Integer> learningRateSteps = List.of();

  @Option(
      names = "--learning-rate-factor",
      paramLabel = "NUMBER",
      description =
          "The factor of --learning-rate-steps, above 0. Default: "
              + LearningRateSteps.FACTOR
              + ".")
  private Double learningRateFactor;

  @Option(
      names = "--binarize",
      paramLabel = "HOW",
      description =
          "How pixels become 0 or 1 for the likelihood: threshold (1 above 0.5), dynamic (1 with"
              + " the pixel's value as the probability, drawn anew each epoch), static (the same,"
              + " drawn once), or none (left as they are). Default: threshold; with --likelihood"
              + " gaussian none, its only choice.")
  private Binarize binarize;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "The bound to raise: elbo, or iwae, which importance-weights the --samples draws of an "
              + "image and is tighter the more there are. Default: ${DEFAULT-VALUE}.")
  private Objective objective = REFERENCE.objective();

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      description =
          "Estimator of the gradient. For elbo: analytic (KL in closed form; the default), total,"
              + " or path (without the score, 'sticking the landing'). For iwae: total (the"
              + " default), or dreg (doubly reparameterised).")
  private Estimator estimator;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Draws of z for each image. Default: ${DEFAULT-VALUE}.")
  private int samples = REFERENCE.samples();

  @Option(
      names = "--clip",
      paramLabel = "NUMBER",
      description =
          "Greatest norm of a minibatch's gradient per image, beyond which it is scaled down; 0 "
              + "for none. Default: ${DEFAULT-VALUE}.")
  private double clip = REFERENCE.gradientClip();

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after this many epochs without a better validation loss, and keep the best weights;"
              + " 0 for never. Default: ${DEFAULT-VALUE}.")
  private int patience = REFERENCE.patience();

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "Shards of a minibatch, whose gradients are added up in a fixed order: the most tasks that"
              + " work on it, at most --batch-size and 1,024. With another number the training is"
              + " another one; the number of tasks changes nothing. Default: 2, or one for each 250"
              + " images of a larger minibatch.")
  private Integer shards;

  /**
   * The settings of training.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  TrainingSettings settings(long seed, Annealing annealing, Likelihood likelihood) {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        binarize == null ? likelihood.defaultBinarize() : binarize,
        objective,
        estimator == null ? objective.defaultEstimator() : estimator,
        samples,
        seed,
        clip,
        patience,
        annealing,
        shards == null ? TrainingSettings.defaultShards(batchSize) : shards,
        new LearningRateSteps(
            learningRateSteps,
            learningRateFactor == null ? LearningRateSteps.FACTOR : learningRateFactor));
  }

  /** Whether a factor of the learning rate is given, but no epochs after which it counts. */
  boolean hasFactorAlone() {
    return learningRateFactor != null && learningRateSteps.isEmpty();
  }

  int patience() {
    return patience;
  }
}
