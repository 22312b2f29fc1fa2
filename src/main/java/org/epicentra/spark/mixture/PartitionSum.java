package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.TaskContext;
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
    extends AbstractFunction2<TaskContext, Iterator<PartitionItem>, MixtureStatistics[]>
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

  @Override
  public MixtureStatistics[] apply(TaskContext task, Iterator<PartitionItem> items) {
    ResponsibilityKernel own = kernel.create();
    MixtureCoefficients[] coefficients = new MixtureCoefficients[posteriors.size()];
    MixtureStatistics[] sums = new MixtureStatistics[posteriors.size()];
    for (int i = 0; i < sums.length; i++) {
      MixturePosterior posterior = posteriors.get(i);
      coefficients[i] = MixtureCoefficients.of(posterior);
      sums[i] = MixtureStatistics.of(posterior, plans.get(i));
    }
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events) {
        for (int i = 0; i < sums.length; i++) {
          own.accumulate(events.block(), coefficients[i], sums[i]);
        }
      }
    }
    return sums;
  }
}
