package org.epicentra.mixture.kernel;

import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;

/**
 * The E-step on one block of events: responsibilities (3) and their sufficient statistics (4),
 * never kept longer than the block. A kernel owns scratch memory, so each task has its own. Made by
 * {@link KernelKind}.
 */
public interface ResponsibilityKernel {
  /**
   * Adds the block's statistics and its data term of the bound to {@code into}, the latter with
   * every constant but ln Gamma(r + S) / Gamma(r) of eq. (26), which a pass adds for all events.
   *
   * @param block events of the coefficients' dimension
   * @param coefficients of the posterior at which responsibilities are taken
   * @param into statistics with the same K and D
   */
  void accumulate(EventBlock block, MixtureCoefficients coefficients, MixtureStatistics into);

  /**
   * Adds several blocks, as {@link #accumulate}. Where there are many components, those that matter
   * to none of the blocks are looked at once and not for each.
   *
   * @param blocks neighbours follow each other
   */
  void accumulateAll(
      List<EventBlock> blocks, MixtureCoefficients coefficients, MixtureStatistics into);
}
