package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventChunk;
import org.epicentra.math.SumTree;
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
 * broadcasts; each task sums the statistics of its chunks, and the driver merges what they return,
 * both in the order of a {@link SumTree}. So the bits do not depend on the partitions, nor on which
 * tasks are retried.
 */
public final class SparkDataPass implements DataPass {
  private static final ClassTag<PartitionSum.Result> RESULT =
      ClassTag$.MODULE$.apply(PartitionSum.Result.class);

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
    PartitionSum.Result[] parts =
        (PartitionSum.Result[]) items.context().runJob(items.rdd(), task, RESULT);
    List<MixtureStatistics> sums = List.of(SumTree.total(List.of(parts), PartitionSum::merged));
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
      strengths =
          SumTree.total(
              items.mapPartitions(SparkDataPass::histograms).collect(), SparkDataPass::merged);
    }
    return strengths;
  }

  private static Iterator<SumTree<StrengthHistogram>> histograms(Iterator<PartitionItem> items) {
    SumTree<StrengthHistogram> histograms = new SumTree<>(SumTree.UNKNOWN, SparkDataPass::merged);
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events) {
        histograms.add(events.chunk().number(), histogram(events.chunk()));
      }
    }
    return List.of(histograms).iterator();
  }

  private static StrengthHistogram merged(StrengthHistogram one, StrengthHistogram other) {
    one.merge(other, 1);
    return one;
  }

  private static StrengthHistogram histogram(EventChunk chunk) {
    StrengthHistogram histogram = new StrengthHistogram();
    for (EventBlock block : chunk.blocks()) {
      for (int i = 0; block.hasStrengths() && i < block.size(); i++) {
        double weight = block.weights() == null ? 1 : block.weights()[i];
        histogram.add(block.strengths()[i], weight);
      }
    }
    return histogram;
  }
}
