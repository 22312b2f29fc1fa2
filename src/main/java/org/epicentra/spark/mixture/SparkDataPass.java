package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.DataPass;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.MovePlan;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.kernel.KernelKind;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * One pass over cached events on Spark: the posteriors go out with the task, which Spark
 * broadcasts; each partition sums its statistics in one task, and the driver merges them in
 * partition order. So the same partitions give the same bits, whichever tasks are retried.
 */
public final class SparkDataPass implements DataPass {
  private static final ClassTag<MixtureStatistics[]> RESULT =
      ClassTag$.MODULE$.apply(MixtureStatistics[].class);

  private final JavaRDD<PartitionItem> items;
  private final KernelKind kernel;
  private StrengthHistogram strengths;

  SparkDataPass(JavaRDD<PartitionItem> items) {
    this(items, KernelKind.BEST);
  }

  private SparkDataPass(JavaRDD<PartitionItem> items, KernelKind kernel) {
    this.items = items;
    this.kernel = kernel;
  }

  /** The same pass with a certain kernel; by default each executor takes its best. */
  public SparkDataPass withKernel(KernelKind kind) {
    return new SparkDataPass(items, kind);
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
    ArrayList<MixturePosterior> sent = new ArrayList<>();
    posteriors.forEach(posterior -> sent.add(posterior.withoutStrengths()));
    PartitionSum task = new PartitionSum(sent, new ArrayList<>(plans), kernel);
    List<MixtureStatistics> sums =
        merged((MixtureStatistics[][]) items.context().runJob(items.rdd(), task, RESULT));
    for (int i = 0; i < sums.size(); i++) {
      CountPosterior counts = posteriors.get(i).counts();
      if (Double.isFinite(counts.dispersion())) {
        sums.get(i).addBlock(0, 0, counts.commonLogProb(strengths()));
      }
    }
    return sums;
  }

  @Override
  public StrengthHistogram strengths() {
    if (strengths == null) {
      StrengthHistogram all = new StrengthHistogram();
      for (StrengthHistogram each : items.mapPartitions(SparkDataPass::histogram).collect()) {
        all.merge(each, 1);
      }
      strengths = all;
    }
    return strengths;
  }

  private static Iterator<StrengthHistogram> histogram(Iterator<PartitionItem> items) {
    StrengthHistogram histogram = new StrengthHistogram();
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events && events.block().hasStrengths()) {
        EventBlock block = events.block();
        for (int i = 0; i < block.size(); i++) {
          double weight = block.weights() == null ? 1 : block.weights()[i];
          histogram.add(block.strengths()[i], weight);
        }
      }
    }
    return List.of(histogram).iterator();
  }

  /**
   * @param partitions in order, at least one; the first is changed
   */
  private static List<MixtureStatistics> merged(MixtureStatistics[][] partitions) {
    MixtureStatistics[] total = partitions[0];
    for (int p = 1; p < partitions.length; p++) {
      for (int i = 0; i < total.length; i++) {
        total[i].merge(partitions[p][i]);
      }
    }
    return List.of(total);
  }
}
