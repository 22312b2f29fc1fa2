package org.epicentra.mixture.kernel;

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
}
