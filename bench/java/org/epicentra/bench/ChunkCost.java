package org.epicentra.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.catalog.ChunkCuts;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.catalog.EventBuffer;
import org.epicentra.catalog.EventCurve;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;

/**
 * What it costs that sums do not depend on partitions: a pass whose statistics are summed by chunks
 * and a tree, against one over the same blocks that adds all to one sum. Both in this thread.
 */
final class ChunkCost {
  /** Of each chunk its blocks. */
  private final List<List<EventBlock>> chunks = new ArrayList<>();

  private final List<EventBlock> blocks = new ArrayList<>();
  private final ResponsibilityKernel kernel = KernelKind.BEST.create();

  /**
   * @param profile of the events
   */
  ChunkCost(EventSample events, EventProfile profile) {
    EventBuffer all = new EventBuffer(events.dimension());
    for (int n = 0; n < events.size(); n++) {
      all.add(events.location(n), events.strengths()[n], events.weights()[n]);
    }
    ChunkCuts cuts =
        ChunkCuts.of(
            new EventCurve(profile.low(), profile.high()),
            all.size(),
            counts -> {
              counts.addAll(all);
              return counts;
            });
    List<EventBlockBuilder> builders =
        Stream.generate(() -> new EventBlockBuilder(events.dimension()))
            .limit(cuts.chunks())
            .toList();
    int[] cell = new int[events.dimension()];
    for (int n = 0; n < events.size(); n++) {
      double[] x = events.location(n);
      builders.get(cuts.chunk(x, cell)).add(x, events.strengths()[n], events.weights()[n]);
    }
    builders.forEach(builder -> chunks.add(builder.build()));
    chunks.forEach(blocks::addAll);
  }

  /** The ratio of the median times of so many passes of each, one of each in turn. */
  double ratio(MixturePosterior posterior, int passes, double warmUpSeconds) {
    double[] whole = new double[passes];
    double[] byChunks = new double[passes];
    Runnable round =
        () -> {
          for (int i = 0; i < passes; i++) {
            long before = System.nanoTime();
            double one = sum(posterior, MixtureCoefficients.of(posterior), blocks).logNormaliser();
            long between = System.nanoTime();
            double other = sumOfChunks(posterior).logNormaliser();
            byChunks[i] = System.nanoTime() - between;
            whole[i] = between - before;
            if (!(Math.abs(one - other) < 1e-9 * Math.abs(one))) {
              throw new IllegalStateException("sums of the same events: " + one + " and " + other);
            }
          }
        };
    WarmUp.repeat(warmUpSeconds, round);
    round.run();
    Arrays.sort(whole);
    Arrays.sort(byChunks);
    return byChunks[passes / 2] / whole[passes / 2];
  }

  private MixtureStatistics sumOfChunks(MixturePosterior posterior) {
    MixtureCoefficients coefficients = MixtureCoefficients.of(posterior);
    SumTree<MixtureStatistics> sums = new SumTree<>(SumTree.UNKNOWN, ChunkCost::merged);
    for (int i = 0; i < chunks.size(); i++) {
      sums.add(i, sum(posterior, coefficients, chunks.get(i)));
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
