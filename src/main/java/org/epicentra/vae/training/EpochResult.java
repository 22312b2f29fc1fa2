package org.epicentra.vae.training;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.epicentra.DivergenceException;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.LossSum;

/**
 * The result of an epoch, owned by the caller.
 *
 * @param weights after the epoch
 * @param adam after the epoch
 * @param losses summed over the minibatches, each with the weights before its update
 */
public record EpochResult(float[] weights, Adam adam, LossSum losses) {

  /**
   * What one process returns of an epoch that several have trained: weights and Adam of its slice
   * of the parameters. Not a record, since Kryo cannot read records.
   */
  public static final class Share implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int from;
    private final FlatFloats weights;
    private final FlatFloats firstMoment;
    private final FlatFloats secondMoment;
    private final long adamStep;
    private final LossSum losses;
    private final String divergence;

    private Share(int from, int to, EpochResult result) {
      this.from = from;
      this.weights = slice(result.weights(), from, to);
      this.firstMoment = slice(result.adam().firstMoment(), from, to);
      this.secondMoment = slice(result.adam().secondMoment(), from, to);
      this.adamStep = result.adam().step();
      this.losses = result.losses();
      this.divergence = null;
    }

    private Share(String divergence) {
      this.from = 0;
      this.weights = new FlatFloats();
      this.firstMoment = new FlatFloats();
      this.secondMoment = new FlatFloats();
      this.adamStep = 0;
      this.losses = null;
      this.divergence = divergence;
    }

    private static FlatFloats slice(float[] values, int from, int to) {
      return new FlatFloats(Arrays.copyOfRange(values, from, to));
    }

    /** The share of a process, whose slice is from {@code from} to before {@code to}. */
    static Share of(int from, int to, EpochResult result) {
      return new Share(from, to, result);
    }

    /** Instead of a share: the loss was not finite. */
    static Share diverged(DivergenceException e) {
      return new Share(e.getMessage());
    }

    private int from() {
      return from;
    }

    private int to() {
      return from + weights.values().length;
    }
  }

  /**
   * The result of the epoch.
   *
   * @param start the state before it
   * @param shares of all processes, in any order
   * @throws DivergenceException if the loss of a minibatch was not finite
   * @throws IllegalStateException if the shares are not those of all parameters, or are not of the
   *     same epoch
   */
  public static EpochResult of(TrainingState start, List<Share> shares) {
    for (Share share : shares) {
      if (share.divergence != null) {
        throw new DivergenceException(share.divergence);
      }
    }
    float[] weights = start.weights().values();
    float[] firstMoment = new float[weights.length];
    float[] secondMoment = new float[weights.length];
    int end = 0;
    for (Share share :
        shares.stream()
            .sorted(Comparator.comparingInt(Share::from).thenComparingInt(Share::to))
            .toList()) {
      if (share.from != end || share.adamStep != shares.get(0).adamStep) {
        throw new IllegalStateException(
            "the share of an epoch begins at parameter %d after step %d; it must begin at %d after %d"
                .formatted(share.from, share.adamStep, end, shares.get(0).adamStep));
      }
      end = share.to();
      copy(share.weights, weights, share.from);
      copy(share.firstMoment, firstMoment, share.from);
      copy(share.secondMoment, secondMoment, share.from);
    }
    if (end != weights.length) {
      throw new IllegalStateException(
          "the shares of an epoch end at parameter " + end + " of " + weights.length);
    }
    Adam adam = new Adam(start.learningRate(), shares.get(0).adamStep, firstMoment, secondMoment);
    return new EpochResult(weights, adam, shares.get(0).losses);
  }

  private static void copy(FlatFloats from, float[] to, int at) {
    System.arraycopy(from.values(), 0, to, at, from.values().length);
  }
}
