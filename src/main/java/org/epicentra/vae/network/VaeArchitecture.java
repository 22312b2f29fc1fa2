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

/**
 * The shape of the network: an encoder inputs - hidden..., the linear heads that give the
 * parameters of q(z|x), and a decoder codes - reversed hidden - inputs, which ends in logits.
 *
 * @param inputs pixels of an image, at least 1
 * @param hidden widths of the encoder's hidden layers from the input on, at least one
 * @param latent coordinates of z, at least 1
 * @param family the distribution of each coordinate
 * @param categories of each coordinate, K of at least 2; 0 for a family without categories
 * @param activation of the hidden layers
 */
public record VaeArchitecture(
    int inputs,
    List<Integer> hidden,
    int latent,
    LatentFamily family,
    int categories,
    Activation activation)
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
    if (family == null) {
      throw new IllegalArgumentException(
          Setting.mustBe("latentFamily", family, "one of " + List.of(LatentFamily.values())));
    }
    family.requireCategories(categories);
    if (activation == null) {
      throw new IllegalArgumentException(
          Setting.mustBe("activation", activation, "one of " + List.of(Activation.values())));
    }
    double parameters = count(inputs, hidden, family.codes(latent, categories), family.heads());
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the network has %.3g parameters; there must be fewer than 2^31: make it narrower",
              parameters));
    }
  }

  /** A network of leaky rectifiers. */
  public VaeArchitecture(
      int inputs, List<Integer> hidden, int latent, LatentFamily family, int categories) {
    this(inputs, hidden, latent, family, categories, Activation.LEAKY_RELU);
  }

  /** A network of leaky rectifiers and the normal family. */
  public VaeArchitecture(int inputs, List<Integer> hidden, int latent) {
    this(inputs, hidden, latent, LatentFamily.NORMAL, 0);
  }

  /** The same network with hidden layers of another function. */
  public VaeArchitecture withActivation(Activation other) {
    return new VaeArchitecture(inputs, hidden, latent, family, categories, other);
  }

  /** The reference for images of {@code inputs} pixels: two hidden layers, 200 normal z. */
  public static VaeArchitecture reference(int inputs) {
    return new VaeArchitecture(inputs, List.of(REFERENCE_WIDTH, REFERENCE_WIDTH), 200);
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
            .add(Setting.named("activation"), activation, then.activation);
    return family == then.family
        ? differences.add(Setting.named("categories"), categories, then.categories)
        : differences;
  }

  /** Number of weights and biases. */
  public int parameterCount() {
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
