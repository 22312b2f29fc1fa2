package org.epicentra.vae;

import java.io.Serializable;
import java.util.List;

/**
 * The shape of the network: encoder inputs - hidden..., two linear heads to the latent mean and
 * log-variance, decoder latent - reversed hidden - inputs. Hidden layers are LeakyReLU({@value
 * #LEAK}); the decoder ends in logits.
 *
 * @param inputs pixels of an image, at least 1
 * @param hidden widths of the encoder's hidden layers from the input on, at least one
 * @param latent dimension of z, at least 1
 */
public record VaeArchitecture(int inputs, List<Integer> hidden, int latent)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Slope of a hidden unit below zero. */
  public static final float LEAK = 0.2f;

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
    double parameters = count(inputs, hidden, latent);
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the network has %.3g parameters, must be below 2^31; make it narrower"
              .formatted(parameters));
    }
  }

  private static void checkSize(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be 1 or more");
    }
  }

  /** Number of weights and biases. */
  public int parameterCount() {
    return (int) count(inputs, hidden, latent);
  }

  /** Exact up to 2^53, and beyond that without overflow. */
  private static double count(int inputs, List<Integer> hidden, int latent) {
    double sum = 0;
    double before = inputs;
    for (int width : hidden) {
      sum += (before + 1) * width;
      before = width;
    }
    sum += 2 * (before + 1) * latent;
    before = latent;
    for (int i = hidden.size() - 1; i >= 0; i--) {
      sum += (before + 1) * hidden.get(i);
      before = hidden.get(i);
    }
    return sum + (before + 1) * inputs;
  }
}
