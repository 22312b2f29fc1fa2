package org.epicentra.job.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.images.Standardizer;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The options of a network and its training.
 *
 * @param settings of the training
 * @param hidden the hidden layers
 * @param latent the coordinates of z
 * @param likelihood of the inputs
 * @param blas the matrix products
 * @param sync how gradients are added up
 */
public record TrainOptions(
    TrainingSettings settings,
    HiddenOptions hidden,
    LatentOptions latent,
    LikelihoodOptions likelihood,
    BlasChoice blas,
    Synchronization sync) {
  /** Widths of the encoder's hidden layers, and their activation, see {@link VaeArchitecture}. */
  public record HiddenOptions(List<Integer> widths, Activation activation) {
    /** Keeps the widths. */
    public HiddenOptions {
      widths = List.copyOf(widths);
    }
  }

  /** Number, distribution and categories of the coordinates of z, see {@link VaeArchitecture}. */
  public record LatentOptions(int count, LatentFamily family, int categories) {}

  /**
   * The likelihood and its variance, see {@link VaeArchitecture}.
   *
   * @param variance 0 where none is given
   * @param standardize whether numbers are standardised
   */
  public record LikelihoodOptions(Likelihood likelihood, double variance, boolean standardize) {
    /** That of pixels of 0 and 1. */
    public static final LikelihoodOptions BERNOULLI =
        new LikelihoodOptions(Likelihood.BERNOULLI, 0, false);
  }

  /**
   * Checks the shape of the network before the images are read.
   *
   * @throws BadInputException if a size is below 1, the network is too large, the family of z does
   *     not have the estimator, or the likelihood the way of binarising or no standardisation
   */
  public TrainOptions {
    architecture(1, hidden, latent, likelihood);
    try {
      settings.requireFamily(latent.family());
      settings.requireLikelihood(likelihood.likelihood());
      if (likelihood.standardize() && !likelihood.likelihood().isOfNumbers()) {
        throw new IllegalArgumentException(
            Setting.mustBe(
                "standardize", true, "left out with the likelihood " + likelihood.likelihood()));
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /** Of pixels of 0 and 1, with gradients added up in the fastest way. */
  public TrainOptions(
      TrainingSettings settings, HiddenOptions hidden, LatentOptions latent, BlasChoice blas) {
    this(settings, hidden, latent, LikelihoodOptions.BERNOULLI, blas, Synchronization.AUTO);
  }

  /** The same with gradients added up in another way. */
  public TrainOptions with(Synchronization way) {
    return new TrainOptions(settings, hidden, latent, likelihood, blas, way);
  }

  /** The same with standardised numbers, or without. */
  public TrainOptions withStandardize(boolean whether) {
    LikelihoodOptions other =
        new LikelihoodOptions(likelihood.likelihood(), likelihood.variance(), whether);
    return new TrainOptions(settings, hidden, latent, other, blas, sync);
  }

  /**
   * The network for images of a size.
   *
   * @param inputs pixels of an image
   * @throws BadInputException if it has too many parameters
   */
  public VaeArchitecture architecture(int inputs) {
    return architecture(inputs, hidden, latent, likelihood);
  }

  private static VaeArchitecture architecture(
      int inputs, HiddenOptions hidden, LatentOptions latent, LikelihoodOptions likelihood) {
    try {
      return new VaeArchitecture(
          inputs,
          hidden.widths(),
          latent.count(),
          latent.family(),
          latent.categories(),
          hidden.activation(),
          likelihood.likelihood(),
          likelihood.variance());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /**
   * The column of images as the training reads it.
   *
   * @param images of the training, which are read to standardise their numbers
   */
  public InputColumn input(Dataset<Row> images) {
    Standardization standardization =
        likelihood.standardize() ? Standardizer.of(images, ImageReader.IMAGE) : null;
    return likelihood.likelihood().isOfNumbers()
        ? InputColumn.ofNumbers(ImageReader.IMAGE, standardization)
        : InputColumn.ofPixels(ImageReader.IMAGE, settings.binarize());
  }

  /** The options in force, by their names in JSON. */
  public Map<String, Object> inForce() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epochs", settings.epochs());
    map.put("batchSize", settings.batchSize());
    map.put("shards", settings.shards());
    map.put("hidden", hidden.widths());
    map.put("activation", hidden.activation().label());
    map.put("likelihood", likelihood.likelihood().label());
    if (likelihood.likelihood().isOfNumbers()) {
      map.put("variance", likelihood.variance() == 0 ? "learned" : likelihood.variance());
      map.put("standardize", likelihood.standardize());
    }
    map.put("latent", latent.count());
    map.put("latentFamily", latent.family().label());
    if (latent.family().hasCategories()) {
      map.put("categories", latent.categories());
      map.put("temperatureStart", settings.annealing().start());
      map.put("temperatureEnd", settings.annealing().end());
      map.put("temperatureRate", settings.annealing().rate());
    }
    map.put("learningRate", settings.learningRate());
    LearningRateSteps steps = settings.learningRateSteps();
    if (!steps.epochs().isEmpty()) {
      map.put("learningRateSteps", steps.epochs());
      map.put("learningRateFactor", steps.factor());
    }
    map.put("binarize", settings.binarize().label());
    map.put("objective", settings.objective().label());
    map.put("estimator", settings.estimator().label());
    map.put("samples", settings.samples());
    map.put("seed", settings.seed());
    map.put("clip", settings.gradientClip());
    map.put("patience", settings.patience());
    map.put("blas", blas.label());
    map.put("sync", sync.label());
    return map;
  }
}
