package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;

/**
 * Passes over events held in this process, on the calling thread: as the tests take them.
 * Statistics are summed per partition and merged in the order of the partitions, as on a cluster.
 */
public final class InMemoryDataPass implements DataPass {
  private final List<List<EventBlock>> partitions;
  private final KernelKind kind;
  private final StrengthHistogram strengths = new StrengthHistogram();

  /**
   * @param partitions the blocks of each partition, all of the same dimension
   */
  public InMemoryDataPass(List<List<EventBlock>> partitions) {
    this(partitions, KernelKind.BEST);
  }

  InMemoryDataPass(List<List<EventBlock>> partitions, KernelKind kind) {
    this.partitions = List.copyOf(partitions);
    this.kind = kind;
    for (List<EventBlock> blocks : partitions) {
      for (EventBlock block : blocks) {
        for (int i = 0; i < block.size() && block.hasStrengths(); i++) {
          strengths.add(block.strengths()[i], block.weights() == null ? 1 : block.weights()[i]);
        }
      }
    }
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
    ResponsibilityKernel kernel = kind.create();
    List<MixtureStatistics> results = new ArrayList<>();
    for (int i = 0; i < posteriors.size(); i++) {
      MixturePosterior posterior = posteriors.get(i);
      MixtureCoefficients coefficients = MixtureCoefficients.of(posterior);
      MixtureStatistics total = MixtureStatistics.of(posterior, plans.get(i));
      for (List<EventBlock> blocks : partitions) {
        MixtureStatistics partial = MixtureStatistics.of(posterior, plans.get(i));
        kernel.accumulateAll(blocks, coefficients, partial);
        total.merge(partial);
      }
      total.addBlock(0, 0, posterior.counts().commonLogProb(strengths));
      results.add(total);
    }
    return results;
  }

  @Override
  public StrengthHistogram strengths() {
    return strengths;
  }
}
