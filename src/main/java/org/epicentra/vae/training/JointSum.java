package org.epicentra.vae.training;

import java.util.List;
import java.util.stream.IntStream;
import org.epicentra.exchange.SliceExchange;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;

/**
 * The gradient of a minibatch, summed between processes. Each forms the whole sum for one slice of
 * the parameters, updates these weights, and then gets the other weights from the others. Additions
 * are those of the {@link SumPlan}, so the bits are those of one process.
 */
final class JointSum {
  private final ElementKernel kernel = ElementKernel.create();
  private final EpochGroup group;
  private final SumPlan plan;
  private final SliceExchange exchange;

  /** By the first shard of a sum: its numbers, the index of the first of them, and its losses. */
  private final float[][] sums;

  private final int[] offsets;
  private final LossSum[] losses;
  private GradientSum total;

  /**
   * @param group of more than one process
   * @param parameters of the network
   */
  JointSum(EpochGroup group, SumPlan plan, int parameters) {
    this.group = group;
    this.plan = plan;
    int[] terms =
        IntStream.range(0, group.mesh().size()).map(each -> plan.left(each).size()).toArray();
    this.exchange =
        new SliceExchange(group.mesh(), parameters, GradientSum.BLOCK, terms, LossSum.NUMBERS);
    this.sums = new float[plan.shards()][];
    this.offsets = new int[plan.shards()];
    this.losses = new LossSum[plan.shards()];
  }

  /** The first parameter of this process's slice. */
  int from() {
    return exchange.from(group.own());
  }

  /** The parameter after the last of this process's slice. */
  int to() {
    return exchange.to(group.own());
  }

  /**
   * Sends the other processes their slices of the sums of this one, and gets theirs.
   *
   * @param own the sums of this process, as {@link SumPlan#left} has them; changed afterwards
   * @return the losses of the minibatch
   */
  LossSum scatter(List<GradientSum> own) {
    float[][] terms = new float[own.size()][];
    double[] notes = new double[own.size() * LossSum.NUMBERS];
    for (int term = 0; term < terms.length; term++) {
      terms[term] = own.get(term).gradient();
      own.get(term).losses().write(notes, term * LossSum.NUMBERS);
    }
    exchange.scatter(terms, notes, group.check());
    for (int process = 0; process < group.mesh().size(); process++) {
      int term = 0;
      for (int shard : plan.left(process)) {
        boolean isOwn = process == group.own();
        sums[shard] = isOwn ? terms[term] : exchange.term(process, term);
        offsets[shard] = isOwn ? 0 : from();
        losses[shard] =
            LossSum.read(isOwn ? notes : exchange.notes(process), term * LossSum.NUMBERS);
        term++;
      }
    }
    plan.between().forEach(each -> losses[each.into()].merge(losses[each.from()]));
    total = own.get(0);
    return losses[0];
  }

  /** After {@link #scatter}: adds up the parameters from {@code from} to before {@code to}. */
  void add(int from, int to) {
    for (SumPlan.Addition addition : plan.between()) {
      float[] sum = sums[addition.into()];
      float[] terms = sums[addition.from()];
      int at = from - offsets[addition.into()];
      kernel.add(sum, at, terms, from - offsets[addition.from()], to - from);
    }
    if (sums[0] != total.gradient()) {
      System.arraycopy(sums[0], from - offsets[0], total.gradient(), from, to - from);
    }
  }

  /** The sum over the minibatch, in this process's slice; what else it holds is of no meaning. */
  float[] gradient() {
    return total.gradient();
  }

  /**
   * After {@link #add} of the whole slice: as {@link GradientSum#clip}.
   *
   * @param norm the greatest allowed per row, above 0
   */
  void clip(double norm) {
    double[][] squares = new double[group.mesh().size()][];
    for (int process = 0; process < squares.length; process++) {
      int blocks = GradientSum.blocks(exchange.to(process) - exchange.from(process));
      squares[process] = new double[blocks];
    }
    GradientSum.squares(gradient(), from(), to(), squares[group.own()]);
    exchange.share(squares, group.check());
    double sum = 0;
    for (double[] each : squares) {
      for (double block : each) {
        sum += block;
      }
    }
    GradientSum.scale(
        gradient(), from(), to(), GradientSum.clipFactor(sum, losses[0].rows(), norm));
  }

  /** Gives the others this process's slice of the weights, and gets theirs. */
  void gather(float[] weights) {
    exchange.gather(weights, group.check());
  }
}
