package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.TaskContext;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.MovePlan;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * The task of a pass: the statistics of one partition's events under each posterior.
 *
 * <p>A class of its own and not a lambda, since Spark inspects the byte code of lambdas anew for
 * each job, which takes longer than a small pass.
 */
public final class PartitionSum
    extends AbstractFunction2<TaskContext, Iterator<PartitionItem>, PartitionSum.Result>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<MixturePosterior> posteriors;
  private final ArrayList<MovePlan> plans;
  private final KernelKind kernel;

  PartitionSum(
      ArrayList<MixturePosterior> posteriors, ArrayList<MovePlan> plans, KernelKind kernel) {
    this.posteriors = posteriors;
    this.plans = plans;
    this.kernel = kernel;
  }

  /** The statistics of the chunks, for each posterior. */
  static final class Result extends SumTree<MixtureStatistics[]> {
    private static final long serialVersionUID = 1L;

    private Result() {
      super(UNKNOWN, PartitionSum::merged);
    }
  }

  @Override
  public Result apply(TaskContext task, Iterator<PartitionItem> items) {
    ResponsibilityKernel own = kernel.create();
    MixtureCoefficients[] coefficients =
        posteriors.stream().map(MixtureCoefficients::of).toArray(MixtureCoefficients[]::new);
    Result sums = new Result();
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events) {
        MixtureStatistics[] chunk = new MixtureStatistics[coefficients.length];
        for (int i = 0; i < chunk.length; i++) {
          chunk[i] = MixtureStatistics.of(posteriors.get(i), plans.get(i));
          own.accumulateAll(events.chunk().blocks(), coefficients[i], chunk[i]);
        }
        sums.add(events.chunk().number(), chunk);
      }
    }
    return sums;
  }

  /** Adds the statistics of the second to the first. */
  static MixtureStatistics[] merged(MixtureStatistics[] one, MixtureStatistics[] other) {
    for (int i = 0; i < one.length; i++) {
      one[i].merge(other[i]);
    }
    return one;
  }
}
