package org.epicentra.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.mixture.DataPass;
import org.epicentra.mixture.MixtureCoefficients;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.ResponsibilityKernel;
import org.epicentra.mixture.ResponsibilityKernels;

/**
 * One pass over cached events on Spark: the posteriors go out by broadcast, each partition sums its
 * statistics in one task, and the driver merges them in partition order. So the same partitions
 * give the same bits, whichever tasks are retried.
 */
public final class SparkDataPass implements DataPass {
  private final JavaRDD<PartitionItem> items;
  private final String kernel;

  SparkDataPass(JavaRDD<PartitionItem> items) {
    this(items, null);
  }

  /**
   * @param kernel its name, or null for the best of each executor
   */
  private SparkDataPass(JavaRDD<PartitionItem> items, String kernel) {
    this.items = items;
    this.kernel = kernel;
  }

  /** The same pass with a certain kernel, see {@link ResponsibilityKernels#create(String)}. */
  public SparkDataPass withKernel(String name) {
    return new SparkDataPass(items, name);
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(items.context());
    Broadcast<List<MixturePosterior>> sent = context.broadcast(new ArrayList<>(posteriors));
    try {
      String name = kernel;
      List<List<MixtureStatistics>> partitions =
          items.mapPartitions(part -> List.of(sum(part, sent.value(), name)).iterator()).collect();
      return merged(partitions);
    } finally {
      sent.destroy(false);
    }
  }

  private static List<MixtureStatistics> sum(
      Iterator<PartitionItem> part, List<MixturePosterior> posteriors, String kernelName) {
    ResponsibilityKernel kernel =
        kernelName == null
            ? ResponsibilityKernels.create()
            : ResponsibilityKernels.create(kernelName);
    List<MixtureCoefficients> coefficients = new ArrayList<>();
    List<MixtureStatistics> sums = new ArrayList<>();
    for (MixturePosterior posterior : posteriors) {
      coefficients.add(MixtureCoefficients.of(posterior));
      sums.add(MixtureStatistics.of(posterior.components(), posterior.dimension()));
    }
    while (part.hasNext()) {
      if (part.next() instanceof PartitionItem.Events events) {
        for (int i = 0; i < sums.size(); i++) {
          kernel.accumulate(events.block(), coefficients.get(i), sums.get(i));
        }
      }
    }
    return sums;
  }

  private static List<MixtureStatistics> merged(List<List<MixtureStatistics>> partitions) {
    List<MixtureStatistics> total = partitions.get(0);
    for (List<MixtureStatistics> partition : partitions.subList(1, partitions.size())) {
      for (int i = 0; i < total.size(); i++) {
        total.get(i).merge(partition.get(i));
      }
    }
    return total;
  }
}
