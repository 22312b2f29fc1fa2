package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventChunk;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;

/**
 * The task of a pass over cached events that scores them: the sums over the chunks of one
 * partition.
 */
final class DensityPass<S extends DensitySum<S>>
    implements FlatMapFunction<Iterator<PartitionItem>, SumTree<S>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<MixturePosterior> posteriors;
  private final boolean withStrengths;
  private final S none;

  /**
   * @param withStrengths whether strengths count, or locations alone
   * @param none a sum over no events
   */
  DensityPass(List<MixturePosterior> posteriors, boolean withStrengths, S none) {
    this.posteriors = new ArrayList<>();
    posteriors.forEach(posterior -> this.posteriors.add(posterior.withoutStrengths()));
    this.withStrengths = withStrengths;
    this.none = none;
  }

  @Override
  public Iterator<SumTree<S>> call(Iterator<PartitionItem> items) {
    MixtureScorer[] scorers =
        posteriors.stream().map(MixtureScorer::new).toArray(MixtureScorer[]::new);
    SumTree<S> sums = new SumTree<>(SumTree.UNKNOWN, S::merge);
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events) {
        sums.add(events.chunk().number(), sum(events.chunk(), scorers));
      }
    }
    return List.of(sums).iterator();
  }

  private S sum(EventChunk chunk, MixtureScorer[] scorers) {
    S sum = none.empty();
    double[] logDensities = new double[scorers.length];
    for (EventBlock block : chunk.blocks()) {
      double[] x = new double[block.dimension()];
      boolean observed = withStrengths && block.hasStrengths();
      for (int n = 0; n < block.size(); n++) {
        for (int d = 0; d < x.length; d++) {
          x[d] = block.centre(d) + block.offsets(d)[n];
        }
        double strength = observed ? block.strengths()[n] : Double.NaN;
        for (int i = 0; i < scorers.length; i++) {
          logDensities[i] = scorers[i].logDensity(x, strength);
        }
        sum.add(logDensities, block.weights() == null ? 1 : block.weights()[n]);
      }
    }
    return sum;
  }
}
