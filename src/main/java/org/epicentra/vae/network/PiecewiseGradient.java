package org.epicentra.vae.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.epicentra.math.SumTree;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerPart;

/**
 * The gradient of a minibatch whose shards have all been differentiated in this process. It is
 * never in memory as a whole: threads form parts of it, and update the weights of a part while its
 * gradient is in the core's cache. The bits are those of {@link GradientSum}s of the shards that
 * are added up by a {@link SumTree}.
 */
public final class PiecewiseGradient {
  /**
   * A shard's rows of the minibatch.
   *
   * @param elbo that has differentiated them; null if there are none
   */
  private record Shard(VaeElbo elbo, LossSum losses) {}

  private final Shard[] shards;
  private final List<LayerPart> parts;
  private final ElementKernel kernel = ElementKernel.create();

  /**
   * Of no shard yet.
   *
   * @param shards number of shards of a minibatch
   * @param parts {@link ParameterLayout#parts} of the network
   */
  public PiecewiseGradient(int shards, List<LayerPart> parts) {
    this.shards = new Shard[shards];
    this.parts = parts.stream().sorted(Comparator.comparing(LayerPart::isBias)).toList();
  }

  /**
   * Takes a shard of the next minibatch.
   *
   * @param elbo after {@link VaeElbo#differentiate} of the shard's rows, unused until the next
   *     minibatch; null if there are no rows
   * @param losses of these rows
   */
  public void set(int shard, VaeElbo elbo, LossSum losses) {
    shards[shard] = new Shard(elbo, losses);
  }

  /**
   * The parts in which it is formed, the long ones first, so that threads can share them evenly.
   */
  public List<LayerPart> parts() {
    return parts;
  }

  /** The losses of the minibatch. */
  public LossSum losses() {
    SumTree<LossSum> sums =
        new SumTree<>(
            shards.length,
            (into, from) -> {
              into.merge(from);
              return into;
            });
    for (int shard = 0; shard < shards.length; shard++) {
      LossSum sum = new LossSum();
      sum.merge(shards[shard].losses());
      sums.add(shard, sum);
    }
    return sums.from(0);
  }

  /** The sums that one thread forms, in memory of its own. */
  public final class Sums {
    private final Deque<float[]> spare = new ArrayDeque<>();
    private int length;

    /**
     * The gradient with respect to part of the parameters.
     *
     * @param part one of {@link #parts}
     * @return from index 0, valid until the next; the array may be longer
     */
    public float[] of(LayerPart part) {
      length = part.length();
      SumTree<float[]> sums = new SumTree<>(shards.length, this::added);
      for (int shard = 0; shard < shards.length; shard++) {
        sums.add(shard, term(shards[shard].elbo(), part));
      }
      float[] sum = sums.from(0);
      spare.push(sum);
      return sum;
    }

    private float[] term(VaeElbo elbo, LayerPart part) {
      float[] term = spare.isEmpty() ? new float[0] : spare.pop();
      if (term.length < length) {
        term = new float[length];
      }
      if (elbo == null) {
        Arrays.fill(term, 0, length, 0);
      } else {
        elbo.gradient(part, false, term, 0);
      }
      return term;
    }

    private float[] added(float[] into, float[] from) {
      kernel.add(into, 0, from, 0, length);
      spare.push(from);
      return into;
    }
  }
}
