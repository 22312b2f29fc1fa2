package org.epicentra.job.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The options of a network and its training.
 *
 * @param settings of the training
 * @param hidden the hidden layers
 * @param latent the coordinates of z
 * @param blas the matrix products
 * @param sync how gradients are added up
 */
public record TrainOptions(
    TrainingSettings settings,
    HiddenOptions hidden,
    LatentOptions latent,
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
   * Checks the shape of the network before the images are read.
   *
   * @throws BadInputException if a size is below 1, the network is too large, or the family of z
   *     does not have the estimator
   */
  public TrainOptions {
    architecture(1, hidden, latent);
    try {
      settings.requireFamily(latent.family());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /** With gradients added up in the fastest way. */
  public TrainOptions(
      TrainingSettings settings, HiddenOptions hidden, LatentOptions latent, BlasChoice blas) {
    this(settings, hidden, latent, blas, Synchronization.AUTO);
  }

  /** The same with gradients added up in another way. */
  public TrainOptions with(Synchronization way) {
    return new TrainOptions(settings, hidden, latent, blas, way);
  }

  /**
   * The network for images of a size.
   *
   * @param inputs pixels of an image
   * @throws BadInputException if it has too many parameters
   */
  public VaeArchitecture architecture(int inputs) {
    return architecture(inputs, hidden, latent);
  }

  private static VaeArchitecture architecture(
      int inputs, HiddenOptions hidden, LatentOptions latent) {
    try {
      return new VaeArchitecture(
          inputs,
          hidden.widths(),
          latent.count(),
          latent.family(),
          latent.categories(),
          hidden.activation());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /** The options in force, by their names in JSON. */
  public Map<String, Object> inForce() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epochs", settings.epochs());
    map.put("batchSize", settings.batchSize());
    map.put("shards", settings.shards());
    map.put("hidden", hidden.widths());
    map.put("activation", hidden.activation().label());
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
