package org.epicentra.vae.network;

import java.io.Serializable;
import java.util.List;
import org.epicentra.OptionDifferences;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.latent.LatentFamily;

/**
 * The shape of the network: encoder inputs - hidden..., one or two linear heads to the parameters
 * of q(z|x), decoder codes - reversed hidden - inputs. Hidden layers are LeakyReLU({@link
 * ElementKernel#LEAK}); the decoder ends in logits.
 *
 * @param inputs pixels of an image, at least 1
 * @param hidden widths of the encoder's hidden layers from the input on, at least one
 * @param latent coordinates of z, at least 1
 * @param family the law of each
 * @param categories of each coordinate, K of at least 2, of the categorical family; else 0
 */
public record VaeArchitecture(
    int inputs, List<Integer> hidden, int latent, LatentFamily family, int categories)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is below 1, there is no hidden layer, or there are more
   *     parameters than an array can hold
   */
  public VaeArchitecture {
    checkSize("inputs", inputs);
    checkSize("latent", latent);
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("hidden is empty, must name at least one layer's width");
    }
    for (int width : hidden) {
      checkSize("a width of hidden", width);
    }
    if (family == null) {
      throw new IllegalArgumentException(
          "family is null, must be one of normal, exponential, categorical");
    }
    checkCategories(family, categories);
    double codes = family == LatentFamily.CATEGORICAL ? (double) latent * categories : latent;
    double parameters = count(inputs, hidden, codes, family.heads());
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the network has %.3g parameters, must be below 2^31; make it narrower"
              .formatted(parameters));
    }
  }

  /** What differs from the network of an earlier run. */
  public OptionDifferences differences(VaeArchitecture then) {
    OptionDifferences differences =
        new OptionDifferences()
            .add("the number of pixels", inputs, then.inputs)
            .add("--hidden", hidden, then.hidden)
            .add("--latent", latent, then.latent)
            .add("--latent-family", family.label(), then.family.label());
    return family == then.family
        ? differences.add("--categories", categories, then.categories)
        : differences;
  }

  /** A network of the normal family. */
  public VaeArchitecture(int inputs, List<Integer> hidden, int latent) {
    this(inputs, hidden, latent, LatentFamily.NORMAL, 0);
  }

  private static void checkCategories(LatentFamily family, int categories) {
    boolean categorical = family == LatentFamily.CATEGORICAL;
    if (categorical ? categories < 2 : categories != 0) {
      throw new IllegalArgumentException(
          "categories is %d, must be %s with the latent family %s"
              .formatted(categories, categorical ? "2 or more" : "left out", family.label()));
    }
  }

  private static void checkSize(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be 1 or more");
    }
  }

  /** Number of weights and biases. */
  public int parameterCount() {
    return (int) count(inputs, hidden, codes(), family.heads());
  }

  /** Numbers that make up z: one for each coordinate, or for each category of each. */
  public int codes() {
    return family == LatentFamily.CATEGORICAL ? latent * categories : latent;
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
