package org.epicentra.mixture;

import java.util.List;

/**
 * One pass over all events: the E-step for each of several posteriors (restarts share the pass),
 * reduced to sufficient statistics. The seam between the mixture and where its data lives.
 */
public interface DataPass {
  /**
   * @param posteriors the variational posteriors to evaluate, not empty, all with the same K and D
   * @return one statistics object per posterior, in the same order, with the bound's data term
   *     inside; the caller owns them
   */
  List<MixtureStatistics> run(List<MixturePosterior> posteriors);
}
