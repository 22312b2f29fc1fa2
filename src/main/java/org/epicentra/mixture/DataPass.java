package org.epicentra.mixture;

import java.util.Collections;
import java.util.List;
import org.epicentra.mixture.counts.StrengthHistogram;

/**
 * One pass over all events: the E-step for each of several posteriors (restarts share the pass),
 * reduced to sufficient statistics. The seam between the mixture and where its data lives.
 */
public interface DataPass {
  /**
   * @param posteriors the variational posteriors to evaluate, not empty, all with the same D
   * @param plans for each the moves to prepare, or null
   * @return one statistics object per posterior, in the same order, with the bound's data term
   *     inside; the caller owns them
   */
  List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans);

  /** A pass that prepares no moves. */
  default List<MixtureStatistics> run(List<MixturePosterior> posteriors) {
    return run(posteriors, Collections.nCopies(posteriors.size(), null));
  }

  /** The strengths of all events; the caller must not change them. */
  StrengthHistogram strengths();
}
