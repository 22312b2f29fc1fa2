package org.epicentra.vae.network;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.vae.kernel.FlatFloats;

/**
 * The gradient of the loss, summed over some rows of a minibatch, and the loss itself. Mutable and
 * mergeable; merged in the same order it has the same bits each time.
 */
public final class GradientSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FlatFloats gradient;
  private LossSum losses = new LossSum();

  /**
   * Zero.
   *
   * @param parameters {@link VaeArchitecture#parameterCount}
   */
  public GradientSum(int parameters) {
    this.gradient = new FlatFloats(new float[parameters]);
  }

  /** The sum of the gradients, in the order of the weights: this object's own array. */
  public float[] gradient() {
    return gradient.values();
  }

  /** The sums of the losses. */
  public LossSum losses() {
    return losses;
  }

  /**
   * Adds another's sums.
   *
   * @throws IllegalArgumentException if it belongs to another network
   */
  public void merge(GradientSum other) {
    float[] sum = gradient();
    float[] terms = other.gradient();
    if (terms.length != sum.length) {
      throw new IllegalArgumentException(
          "the other has " + terms.length + " parameters; it must have " + sum.length);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += terms[i];
    }
    losses.merge(other.losses);
  }

  /**
   * Scales the gradient down if its norm is too large.
   *
   * @param norm the greatest allowed per row, above 0
   */
  public void clip(double norm) {
    float[] gradient = gradient();
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    double found = Math.sqrt(squares) / losses.rows();
    if (found > norm) {
      float factor = (float) (norm / found);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }

  /** Resets gradient and losses to zero. */
  public void clear() {
    Arrays.fill(gradient(), 0);
    losses = new LossSum();
  }
}
