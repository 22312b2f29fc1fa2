package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;

/**
 * What a kernel sums over one block, by position in {@link ActiveComponents}: scratch memory,
 * locations relative to the block's centre.
 */
final class BlockSums {
  double[] count = new double[0];
  double[][] offset;
  double[] strength;

  /** sum_n w_n logsumexp_k of log rho_nk less the part that all components share. */
  double logNormaliser;

  private final double[] location = new double[3];

  void clear(int active) {
    if (count.length < active) {
      count = new double[active];
      offset = new double[3][active];
      strength = new double[active];
    }
    Arrays.fill(count, 0, active, 0);
    Arrays.fill(strength, 0, active, 0);
    for (double[] sums : offset) {
      Arrays.fill(sums, 0, active, 0);
    }
    logNormaliser = 0;
  }

  /**
   * The sums of a block that only one component matters to: every responsibility is 1, so they are
   * the block's own.
   */
  void ofOnly(EventBlock block, ActiveComponents active) {
    count[0] = block.weightSum();
    strength[0] = block.strengthSum();
    logNormaliser =
        active.constants[0] * block.weightSum() + active.logRates[0] * block.strengthSum();
    for (int d = 0; d < block.dimension(); d++) {
      offset[d][0] = block.offsetSum(d);
      logNormaliser += active.slopes[d][0] * block.offsetSum(d);
    }
  }

  /**
   * Moves the sums to absolute locations and adds them, with the shared part of the bound, to the
   * statistics.
   */
  void addTo(
      MixtureStatistics into, EventBlock block, MixtureCoefficients c, ActiveComponents active) {
    boolean observed = block.hasStrengths();
    for (int j = 0; j < active.size; j++) {
      for (int d = 0; d < c.dimension; d++) {
        location[d] = offset[d][j] + count[j] * block.centre(d);
      }
      into.addComponent(active.index[j], count[j], location, strength[j], observed);
    }
    double shared =
        block.weightSum() * c.sharedConstant
            - 0.5 * c.tau * block.squaredOffsetSum()
            - block.logFactorialSum();
    into.addBlock(block.size(), block.weightSum(), logNormaliser + shared);
  }
}
