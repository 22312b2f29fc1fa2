package org.epicentra.cli.vae;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.epicentra.Setting;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.Annealing;
import picocli.CommandLine.Option;

/** The options of the network. */
public final class NetworkOptions {
  private static final VaeArchitecture REFERENCE = VaeArchitecture.reference(1);

  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      defaultValue = VaeArchitecture.REFERENCE_WIDTH + "," + VaeArchitecture.REFERENCE_WIDTH,
      description =
          "Widths of the encoder's hidden layers from the image on; the decoder has them in "
              + "reverse. Default: ${DEFAULT-VALUE}.")
  private List<Integer> hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description =
          "The activation of hidden layers: ${COMPLETION-CANDIDATES}; leaky-relu has the slope 0.2"
              + " below 0. Default: ${DEFAULT-VALUE}.")
  private Activation activation = REFERENCE.activation();

  @Option(
      names = "--latent",
      paramLabel = "N",
      description = "The number of coordinates of z. Default: ${DEFAULT-VALUE}.")
  private int latent = REFERENCE.latent();

  @Option(
      names = "--likelihood",
      paramLabel = "NAME",
      description =
          "The distribution of the inputs given z: bernoulli, of pixels that are 0 or 1, or"
              + " gaussian, of any numbers. Default: ${DEFAULT-VALUE}.")
  private Likelihood likelihood = REFERENCE.likelihood();

  @Option(
      names = "--variance",
      paramLabel = "V",
      description =
          "The variance of the gaussian likelihood, above 0. Default: that of each input is"
              + " learned.")
  private Double variance;

  @Option(
      names = "--latent-family",
      paramLabel = "NAME",
      completionCandidates = Families.class,
      description =
          "The distribution of each coordinate of z: ${COMPLETION-CANDIDATES}. Default: "
              + "${DEFAULT-VALUE}.")
  private LatentFamily family = REFERENCE.family();

  @Option(
      names = "--categories",
      paramLabel = "K",
      description =
          "The number of categories of each coordinate, 2 or more. Default: "
              + LatentFamily.DEFAULT_CATEGORIES
              + ".")
  private Integer categories;

  @Option(
      names = "--temperature-start",
      paramLabel = "T",
      description =
          "The temperature at which categories are relaxed at the start of training, above 0. At "
              + "minibatch n it is START x exp(-RATE n), but at least END. Default: "
              + Annealing.START
              + ".")
  private Double temperatureStart;

  @Option(
      names = "--temperature-end",
      paramLabel = "T",
      description =
          "The lowest temperature, above 0 and at most that of the start. Default: "
              + Annealing.END
              + ".")
  private Double temperatureEnd;

  @Option(
      names = "--temperature-rate",
      paramLabel = "NUMBER",
      description =
          "The rate at which the temperature falls, 0 or more; 0 keeps the start. Default: "
              + Annealing.RATE
              + ".")
  private Double temperatureRate;

  /** The families as help lists them. */
  private static final class Families implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(LatentFamily.values()).map(LatentFamily::description).iterator();
    }
  }

  LatentFamily family() {
    return family;
  }

  /**
   * The schedule of the temperature.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Annealing annealing() {
    Annealing reference = Annealing.REFERENCE;
    return new Annealing(
        temperatureStart == null ? reference.start() : temperatureStart,
        temperatureEnd == null ? reference.end() : temperatureEnd,
        temperatureRate == null ? reference.rate() : temperatureRate);
  }

  /** Whether a temperature is given, which only families with categories have. */
  boolean hasTemperature() {
    return temperatureStart != null || temperatureEnd != null || temperatureRate != null;
  }

  TrainOptions.HiddenOptions hidden() {
    return new TrainOptions.HiddenOptions(hidden, activation);
  }

  Likelihood likelihood() {
    return likelihood;
  }

  /**
   * The likelihood and its variance.
   *
   * @throws IllegalArgumentException if the variance is not above 0
   */
  TrainOptions.LikelihoodOptions observations() {
    if (variance != null && !(variance > 0)) {
      throw new IllegalArgumentException(
          Setting.mustBe("variance", variance, "a finite number above 0, or left out to learn it"));
    }
    return new TrainOptions.LikelihoodOptions(likelihood, variance == null ? 0 : variance, false);
  }

  TrainOptions.LatentOptions latent() {
    return new TrainOptions.LatentOptions(
        latent, family, categories == null ? family.defaultCategories() : categories);
  }
}
