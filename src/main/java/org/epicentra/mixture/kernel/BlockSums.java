package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;

/**
 * What a kernel sums over one block, by position in {@link ActiveComponents}: scratch memory,
 * locations relative to the block's centre.
 */
final class BlockSums {
  double[] count = new double[0];
  double[][] offset = new double[3][0];
  double[] strength = new double[0];

  /** Squares and products of offsets, as many as the coefficients have. */
  double[][] square = new double[0][];

  /** The same sums of the background. */
  double backgroundCount;

  double backgroundStrength;

  /** sum_n w_n r_n0 |u_n|^2. */
  double backgroundSquare;

  /** sum_n w_n logsumexp_k of log rho_nk less the part that all components share. */
  double logNormaliser;

  private final double[] shift = new double[3];
  private final double[] location = new double[3];
  private final double[] second = new double[6];

  void clear(int active, int squares) {
    if (count.length < active || square.length < squares) {
      count = new double[active];
      offset = new double[3][active];
      strength = new double[active];
      square = new double[squares][active];
    }
    Arrays.fill(count, 0, active, 0);
    Arrays.fill(strength, 0, active, 0);
    for (double[] sums : offset) {
      Arrays.fill(sums, 0, active, 0);
    }
    for (double[] sums : square) {
      Arrays.fill(sums, 0, active, 0);
    }
    backgroundCount = 0;
    backgroundStrength = 0;
    backgroundSquare = 0;
    logNormaliser = 0;
  }

  /**
   * The sums of a block that only one component matters to: every responsibility is 1, so they are
   * the block's own. For linear forms.
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

  /** The sums of a block to which only the background matters. */
  void ofBackground(EventBlock block, ActiveComponents active) {
    backgroundCount = block.weightSum();
    backgroundStrength = block.strengthSum();
    backgroundSquare = block.squaredOffsetSum();
    logNormaliser =
        active.backgroundConstant * backgroundCount
            + active.backgroundLogRate * backgroundStrength
            + active.backgroundSquare * backgroundSquare;
  }

  /** sum_n w_n r_nj log rho_nj of active component j, less the shared part, from its sums. */
  double expectedLog(int j, ActiveComponents a) {
    double sum = a.constants[j] * count[j] + a.logRates[j] * strength[j];
    for (int d = 0; d < offset.length; d++) {
      sum += a.slopes[d][j] * offset[d][j];
    }
    for (int e = 0; e < a.squares.length; e++) {
      sum += a.squares[e][j] * square[e][j];
    }
    return sum;
  }

  /**
   * Moves the sums to their components' origins and adds them, with the shared part of the bound,
   * to the statistics.
   */
  void addTo(
      MixtureStatistics into, EventBlock block, MixtureCoefficients c, ActiveComponents active) {
    boolean observed = block.hasStrengths();
    LocationSums locations = into.locations();
    double moved = block.squaredOffsetSum() - backgroundSquare;
    for (int j = 0; j < active.size; j++) {
      int k = active.index[j];
      for (int d = 0; d < c.dimension; d++) {
        shift[d] = block.centre(d) - locations.origin(k, d);
        location[d] = offset[d][j] + count[j] * shift[d];
      }
      into.addComponent(k, count[j], location, strength[j], observed);
      moved += addSecond(locations, j, k, c);
    }
    if (locations.moments() == SecondMoments.TOTAL) {
      locations.addSquares(0, moved);
    }
    if (active.background) {
      into.addBackground(backgroundCount, backgroundStrength, observed);
    }
    double shared =
        block.weightSum() * c.sharedConstant
            - 0.5 * c.tau * block.squaredOffsetSum()
            - block.logFactorialSum();
    into.addBlock(block.size(), block.weightSum(), logNormaliser + shared);
  }

  /** Adds a component's second moments, or returns what the shift adds to those of all. */
  private double addSecond(LocationSums into, int j, int k, MixtureCoefficients c) {
    switch (into.moments()) {
      case NONE -> {}
      case FULL -> {
        int e = 0;
        for (int a = 0; a < c.dimension; a++) {
          for (int b = 0; b <= a; b++, e++) {
            second[e] = square[e][j] + offset[a][j] * shift[b] + shift[a] * location[b];
          }
        }
        into.addSecond(k, second);
      }
      default -> {
        double sum = 0;
        for (int d = 0; d < c.dimension; d++) {
          sum += shift[d] * (offset[d][j] + location[d]);
        }
        if (into.moments() == SecondMoments.TOTAL) {
          return sum;
        }
        into.addSquares(k, square[0][j] + sum);
      }
    }
    return 0;
  }
}
