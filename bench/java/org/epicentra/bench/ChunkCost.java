package org.epicentra.bench;

import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;
import org.epicentra.mixture.start.EventSample;

/**
 * What it costs that sums do not depend on partitions: a pass whose statistics are summed by chunks
 * and a tree, against one over the same blocks that adds all to one sum. Both in this thread.
 */
final class ChunkCost {
  /** Into so many chunks a catalog of some hundred thousand to some million events is cut. */
  private static final int CHUNKS = 64;

  private final List<EventBlock> blocks;
  private final ResponsibilityKernel kernel = KernelKind.BEST.create();

  ChunkCost(EventSample events) {
    EventBlockBuilder builder = new EventBlockBuilder(events.dimension());
    for (int n = 0; n < events.size(); n++) {
      builder.add(events.location(n), events.strengths()[n], events.weights()[n]);
    }
    this.blocks = builder.build();
  }

  /** The ratio of the median times of so many passes of each, one of each in turn. */
  double ratio(MixturePosterior posterior, int passes, double warmUpSeconds) {
    double[] whole = new double[passes];
    double[] chunks = new double[passes];
    WarmUp warmUp = new WarmUp(warmUpSeconds);
    for (boolean warm = false, timed = false; !timed; ) {
      timed = warm;
      long start = System.nanoTime();
      for (int i = 0; i < passes; i++) {
        long before = System.nanoTime();
        double one = sum(posterior, MixtureCoefficients.of(posterior), blocks).logNormaliser();
        long between = System.nanoTime();
        double other = sumOfChunks(posterior).logNormaliser();
        chunks[i] = System.nanoTime() - between;
        whole[i] = between - before;
        if (!(Math.abs(one - other) < 1e-9 * Math.abs(one))) {
          throw new IllegalStateException("sums of the same events: " + one + " and " + other);
        }
      }
      warm = warm || warmUp.isOver(System.nanoTime() - start);
    }
    Arrays.sort(whole);
    Arrays.sort(chunks);
    return chunks[passes / 2] / whole[passes / 2];
  }

  private MixtureStatistics sumOfChunks(MixturePosterior posterior) {
    MixtureCoefficients coefficients = MixtureCoefficients.of(posterior);
    SumTree<MixtureStatistics> sums = new SumTree<>(SumTree.UNKNOWN, ChunkCost::merged);
    for (int i = 0; i < CHUNKS; i++) {
      int from = (int) ((long) blocks.size() * i / CHUNKS);
      int to = (int) ((long) blocks.size() * (i + 1) / CHUNKS);
      sums.add(i, sum(posterior, coefficients, blocks.subList(from, to)));
    }
    return SumTree.total(List.of(sums), ChunkCost::merged);
  }

  private MixtureStatistics sum(
      MixturePosterior posterior, MixtureCoefficients coefficients, List<EventBlock> of) {
    MixtureStatistics sum = MixtureStatistics.of(posterior);
    kernel.accumulateAll(of, coefficients, sum);
    return sum;
  }

  private static MixtureStatistics merged(MixtureStatistics one, MixtureStatistics other) {
    one.merge(other);
    return one;
  }
}
