package org.epicentra.cli.vae;

import java.util.List;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.training.Annealing;
import picocli.CommandLine.Option;

/** The shape of the network. */
public final class NetworkOptions {
  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      defaultValue = "400,400",
      description =
          "Widths of the encoder's hidden layers from the image on; the decoder has them in "
              + "reverse. Default: ${DEFAULT-VALUE}.")
  private List<Integer> hidden;

  @Option(
      names = "--latent",
      paramLabel = "N",
      defaultValue = "200",
      description = "The number of coordinates of z. Default: ${DEFAULT-VALUE}.")
  private int latent;

  @Option(
      names = "--latent-family",
      paramLabel = "NAME",
      defaultValue = "normal",
      description =
          "The law of each coordinate of z: normal, exponential (prior of rate 1), or categorical "
              + "(uniform prior; relaxed in training; of the estimators it has analytic alone). "
              + "Default: ${DEFAULT-VALUE}.")
  private LatentFamily family;

  @Option(
      names = "--categories",
      paramLabel = "K",
      description = "The number of categories of each coordinate, 2 or more. Default: 10.")
  private Integer categories;

  @Option(
      names = "--temperature-start",
      paramLabel = "T",
      description =
          "How far categories are relaxed in training: at minibatch n, from 0, by the temperature "
              + "START x e^(-RATE n), but at least END. Above 0. Default: 1.")
  private Double temperatureStart;

  @Option(
      names = "--temperature-end",
      paramLabel = "T",
      description = "The least temperature, above 0, at most that of the start. Default: 0.5.")
  private Double temperatureEnd;

  @Option(
      names = "--temperature-rate",
      paramLabel = "NUMBER",
      description = "How fast it falls, 0 or more; 0 keeps the start. Default: 1e-4.")
  private Double temperatureRate;

  LatentFamily family() {
    return family;
  }

  /**
   * The temperature's schedule.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Annealing annealing() {
    Annealing usual = Annealing.REFERENCE;
    return new Annealing(
        temperatureStart == null ? usual.start() : temperatureStart,
        temperatureEnd == null ? usual.end() : temperatureEnd,
        temperatureRate == null ? usual.rate() : temperatureRate);
  }

  /** Whether a temperature is given, which the categorical family alone has. */
  boolean tellsTemperature() {
    return temperatureStart != null || temperatureEnd != null || temperatureRate != null;
  }

  List<Integer> hidden() {
    return hidden;
  }

  TrainOptions.LatentOptions latent() {
    return new TrainOptions.LatentOptions(latent, family, categories(family));
  }

  private int categories(LatentFamily family) {
    return categories == null ? (family == LatentFamily.CATEGORICAL ? 10 : 0) : categories;
  }
}
