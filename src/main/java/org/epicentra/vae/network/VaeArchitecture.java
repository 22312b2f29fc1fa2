package org.epicentra.vae.network;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Posterior;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.likelihood.Observations;

/**
 * The shape of the network: an encoder inputs - hidden..., the linear heads that give the
 * parameters of q(z|x), and a decoder codes - reversed hidden - inputs, which ends in the
 * parameters of p(x|z): logits or means.
 *
 * @param inputs pixels of an image, or numbers of a row, at least 1
 * @param hidden widths of the encoder's hidden layers from the input on, at least one
 * @param latent coordinates of z, at least 1
 * @param family the distribution of each coordinate
 * @param categories of each coordinate, K of at least 2; 0 for a family without categories
 * @param activation of the hidden layers
 * @param likelihood the distribution of the inputs given z
 * @param variance of the Gaussian likelihood, above 0; 0 where it is learned, and for others
 */
public record VaeArchitecture(
    int inputs,
    List<Integer> hidden,
    int latent,
    LatentFamily family,
    int categories,
    Activation activation,
    Likelihood likelihood,
    double variance)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Width of the hidden layers of the {@link #reference}. */
  public static final int REFERENCE_WIDTH = 400;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is below 1, there is no hidden layer, or there are more
   *     parameters than an array can hold
   */
  public VaeArchitecture {
    checkSize("inputs", inputs);
    checkSize(Setting.named("latent"), latent);
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException(
          Setting.mustBe("hidden", "empty", "the width of at least one layer"));
    }
    for (int width : hidden) {
      checkSize("a width of " + Setting.named("hidden"), width);
    }
    requireOneOf("latentFamily", family, LatentFamily.values());
    family.requireCategories(categories);
    requireOneOf("activation", activation, Activation.values());
    requireOneOf("likelihood", likelihood, Likelihood.values());
    likelihood.requireVariance(variance);
    double parameters =
        count(inputs, hidden, family.codes(latent, categories), family.heads())
            + likelihood.parameters(inputs, variance);
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the network has %.3g parameters; there must be fewer than 2^31: make it narrower",
              parameters));
    }
  }

  /** A network of leaky rectifiers and the Bernoulli likelihood. */
  public VaeArchitecture(
      int inputs, List<Integer> hidden, int latent, LatentFamily family, int categories) {
    this(
        inputs, hidden, latent, family, categories, Activation.LEAKY_RELU, Likelihood.BERNOULLI, 0);
  }

  /** The same of the normal family. */
  public VaeArchitecture(int inputs, List<Integer> hidden, int latent) {
    this(inputs, hidden, latent, LatentFamily.NORMAL, 0);
  }

  /** The same network with hidden layers of another function. */
  public VaeArchitecture withActivation(Activation other) {
    return new VaeArchitecture(
        inputs, hidden, latent, family, categories, other, likelihood, variance);
  }

  /**
   * The same network with another likelihood.
   *
   * @param given its variance; 0 to learn it, or where it has none
   */
  public VaeArchitecture withLikelihood(Likelihood other, double given) {
    return new VaeArchitecture(
        inputs, hidden, latent, family, categories, activation, other, given);
  }

  /** The reference for images of {@code inputs} pixels: two hidden layers, 200 normal z. */
  public static VaeArchitecture reference(int inputs) {
    return new VaeArchitecture(inputs, List.of(REFERENCE_WIDTH, REFERENCE_WIDTH), 200);
  }

  private static void requireOneOf(String name, Object value, Object[] all) {
    if (value == null) {
      throw new IllegalArgumentException(Setting.mustBe(name, value, "one of " + List.of(all)));
    }
  }

  private static void checkSize(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
    }
  }

  /** How this network differs from that of an earlier run. */
  public OptionDifferences differences(VaeArchitecture then) {
    OptionDifferences differences =
        new OptionDifferences()
            .add("the number of pixels", inputs, then.inputs)
            .add(Setting.named("hidden"), hidden, then.hidden)
            .add(Setting.named("latent"), latent, then.latent)
            .add(Setting.named("latentFamily"), family, then.family)
            .add(Setting.named("activation"), activation, then.activation)
            .add(Setting.named("likelihood"), likelihood, then.likelihood);
    if (likelihood == then.likelihood) {
      differences.add(Setting.named("variance"), shown(variance), shown(then.variance));
    }
    return family == then.family
        ? differences.add(Setting.named("categories"), categories, then.categories)
        : differences;
  }

  private static Object shown(double variance) {
    return variance == 0 ? "learned" : variance;
  }

  /** Number of weights, biases and parameters of the likelihood. */
  public int parameterCount() {
    return layerParameters() + likelihood.parameters(inputs, variance);
  }

  /** Whether there are parameters of the likelihood. */
  public boolean hasLikelihoodParameters() {
    return likelihood.parameters(inputs, variance) > 0;
  }

  private int layerParameters() {
    return (int) count(inputs, hidden, codes(), family.heads());
  }

  /** The width of z in numbers: one for each coordinate, or for each category of each. */
  public int codes() {
    return (int) family.codes(latent, categories);
  }

  /**
   * A posterior over z, with scratch memory for one task.
   *
   * @throws IllegalArgumentException if the family does not have this estimator
   */
  public Posterior posterior(ElboGradientEstimator estimator, ElementKernel kernel) {
    return family.posterior(latent, categories, estimator, kernel);
  }

  /** The likelihood of rows, with scratch memory for one task. */
  public Observations observations(ElementKernel kernel) {
    return likelihood.observations(inputs, variance, layerParameters(), kernel);
  }

  /** Exact up to 2^53, and beyond that without overflow. */
  private static double count(int inputs, List<Integer> hidden, double codes, int heads) {
    double sum = 0;
    double before = inputs;
    for (int width : hidden) {
      sum += (before + 1) * width;
      before = width;
    }
    sum += heads * (before + 1) * codes;
    before = codes;
    for (int i = hidden.size() - 1; i >= 0; i--) {
      sum += (before + 1) * hidden.get(i);
      before = hidden.get(i);
    }
    return sum + (before + 1) * inputs;
  }
}
