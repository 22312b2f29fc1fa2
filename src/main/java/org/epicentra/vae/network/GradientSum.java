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

  /** Number of parameters whose squares are summed together: {@link #clip}. */
  public static final int BLOCK = 128;

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

  /** Whether no rows have been added: what the gradient holds is then overwritten by the first. */
  boolean isOfNoRows() {
    return losses.rows() == 0;
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
   * Scales the gradient down if its norm is too large. Its squares are summed by blocks and these
   * in their order, so that processes that have some blocks each come to the same bits.
   *
   * @param norm the greatest allowed per row, above 0
   */
  public void clip(double norm) {
    double[] squares = new double[blocks(gradient().length)];
    squares(gradient(), 0, gradient().length, squares);
    double sum = 0;
    for (double block : squares) {
      sum += block;
    }
    scale(gradient(), 0, gradient().length, clipFactor(sum, losses.rows(), norm));
  }

  /** Number of blocks of so many parameters. */
  public static int blocks(int parameters) {
    return (parameters + BLOCK - 1) / BLOCK;
  }

  /**
   * Sums the squares of each block of a gradient.
   *
   * @param from index of the first number, at the beginning of a block
   * @param to index after the last number
   * @param into takes the sum of each block
   */
  public static void squares(float[] gradient, int from, int to, double[] into) {
    for (int block = 0; block < blocks(to - from); block++) {
      int start = from + block * BLOCK;
      double sum = 0;
      for (int i = start; i < Math.min(start + BLOCK, to); i++) {
        sum += (double) gradient[i] * gradient[i];
      }
      into[block] = sum;
    }
  }

  /**
   * The factor that brings a gradient to the greatest allowed norm; 1 if it is not above it.
   *
   * @param squares sum of its squares
   * @param rows over which it is summed
   * @param norm the greatest allowed per row, above 0
   */
  public static float clipFactor(double squares, long rows, double norm) {
    double found = Math.sqrt(squares) / rows;
    return found > norm ? (float) (norm / found) : 1;
  }

  /** Multiplies part of a gradient. */
  public static void scale(float[] gradient, int from, int to, float factor) {
    if (factor != 1) {
      for (int i = from; i < to; i++) {
        gradient[i] *= factor;
      }
    }
  }

  /** Resets gradient and losses to zero. */
  public void clear() {
    Arrays.fill(gradient(), 0);
    forget();
  }

  /**
   * Resets the losses, and leaves the gradient as it is, of no meaning until rows are added, which
   * overwrite it: a gradient of millions of numbers takes long to clear.
   */
  public void forget() {
    losses = new LossSum();
  }
}
