package org.epicentra.cli.vae;

import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;
import picocli.CommandLine.Option;

/** How the network is trained. */
public final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "15",
      description = "Passes over the images. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "100",
      description = "Images of a minibatch. Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "NUMBER",
      defaultValue = "1e-3",
      description = "Adam's, above 0. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--binarize",
      paramLabel = "HOW",
      defaultValue = "threshold",
      description =
          "What the likelihood is taken of: threshold (pixels above 0.5 are 1), dynamic (1 with the "
              + "pixel's value as probability, drawn anew each epoch), static (the same, drawn once), "
              + "or none (the values themselves). Default: ${DEFAULT-VALUE}.")
  private Binarize binarize;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "elbo",
      description =
          "The bound to raise: elbo, or iwae, which weights the --samples draws of an image by "
              + "importance and is tighter the more they are. Default: ${DEFAULT-VALUE}.")
  private Objective objective;

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      description =
          "Of the gradient of elbo: analytic (KL in closed form; the default), total, or path "
              + "(without the score, 'sticking the landing'). Of iwae: total (the default), or dreg "
              + "(doubly reparameterised).")
  private String estimator;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws of z for each image. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--clip",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "Greatest norm of a minibatch's gradient per image, beyond which it is scaled down; 0 "
              + "for none. Default: ${DEFAULT-VALUE}.")
  private double clip;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Stop after so many epochs without a better validation loss, and keep the best weights; "
              + "0 for never. Default: ${DEFAULT-VALUE}.")
  private int patience;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  TrainingSettings settings(long seed, Annealing annealing) {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        binarize,
        objective,
        estimator == null ? objective.defaultEstimator() : estimator,
        samples,
        seed,
        clip,
        patience,
        annealing);
  }

  int patience() {
    return patience;
  }

  int epochs() {
    return epochs;
  }
}
