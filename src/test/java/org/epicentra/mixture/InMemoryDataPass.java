package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;

/**
 * Passes over events held in this process, on the calling thread: as the tests take them.
 * Statistics are summed per partition and merged in the order of the partitions, as on a cluster.
 */
public final class InMemoryDataPass implements DataPass {
  private final List<List<EventBlock>> partitions;

  /**
   * @param partitions the blocks of each partition, all of the same dimension
   */
  public InMemoryDataPass(List<List<EventBlock>> partitions) {
    this.partitions = List.copyOf(partitions);
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors) {
    ResponsibilityKernel kernel = KernelKind.BEST.create();
    List<MixtureStatistics> results = new ArrayList<>();
    for (MixturePosterior posterior : posteriors) {
      MixtureCoefficients coefficients = MixtureCoefficients.of(posterior);
      MixtureStatistics total = MixtureStatistics.of(posterior.components(), posterior.dimension());
      for (List<EventBlock> blocks : partitions) {
        MixtureStatistics partial =
            MixtureStatistics.of(posterior.components(), posterior.dimension());
        for (EventBlock block : blocks) {
          kernel.accumulate(block, coefficients, partial);
        }
        total.merge(partial);
      }
      results.add(total);
    }
    return results;
  }
}
