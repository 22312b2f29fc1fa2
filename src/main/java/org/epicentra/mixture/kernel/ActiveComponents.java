package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;

/**
 * The components that matter to a block of events, found without looking at its events, and their
 * linear coefficients about the block's centre. Reused from block to block by one kernel.
 *
 * <p>The difference of two components' log rho is linear in (x, S), so over the block's bounding
 * box its maximum is at a corner. A component whose difference to the best one at the box's centre
 * stays below {@link #NEGLIGIBLE} everywhere in the box is left out: its responsibility is under
 * e^-40 = 4e-18 for each event (docs/MODEL.md, "Block pruning").
 */
final class ActiveComponents {
  /** Log ratio under which a component is left out. */
  static final double NEGLIGIBLE = -40;

  /** Below any log ratio: leaves nothing out. */
  static final double KEEP_ALL = Double.NEGATIVE_INFINITY;

  private final double threshold;
  private double[] atCentre = new double[0];
  private double[] reach = new double[0];
  private final double[] centre = new double[3];
  private final double[] halfWidth = new double[3];

  /** The number of active components; the arrays below are filled that far. */
  int size;

  /** Component numbers, ascending. */
  int[] index = new int[0];

  /** log rho less the shared part, at the block's centre and strength 0. */
  double[] constants;

  /** tau (m_k - c): D arrays. */
  double[][] slopes;

  /** E log lambda_k, or 0 in a block without strengths. */
  double[] logRates;

  /**
   * @param threshold log ratio below which a component is left out: {@link #NEGLIGIBLE} or {@link
   *     #KEEP_ALL}
   */
  ActiveComponents(double threshold) {
    this.threshold = threshold;
  }

  /** Finds the components that matter somewhere in the block's box; slopes are about its centre. */
  void select(EventBlock block, MixtureCoefficients c) {
    allocate(c.components);
    for (int d = 0; d < c.dimension; d++) {
      centre[d] = block.centre(d);
      halfWidth[d] = block.halfWidth(d);
    }
    double middle = 0.5 * (block.minStrength() + block.maxStrength());
    double spread = 0.5 * (block.maxStrength() - block.minStrength());
    select(c, block.hasStrengths(), middle, spread);
  }

  /** Finds the components that matter to event i alone; slopes are about its location. */
  void selectAt(EventBlock block, int i, MixtureCoefficients c) {
    allocate(c.components);
    for (int d = 0; d < c.dimension; d++) {
      centre[d] = block.centre(d) + block.offsets(d)[i];
      halfWidth[d] = 0;
    }
    boolean observed = block.hasStrengths();
    select(c, observed, observed ? block.strengths()[i] : 0, 0);
  }

  /** Coordinate d of the place that {@link #constants} and {@link #slopes} are about. */
  double centre(int d) {
    return centre[d];
  }

  private void select(MixtureCoefficients c, boolean observed, double middle, double spread) {
    double[] logRate = observed ? c.logRates : c.noLogRates;
    evaluateAtCentre(c, observed ? c.observedConstants : c.missingConstants, logRate, middle);
    int best = best(c.components);
    reach(c, best, logRate, spread);
    double least = atCentre[best] + threshold;
    size = 0;
    for (int k = 0; k < c.components; k++) {
      if (!(reach[k] < least)) {
        keep(k, c, logRate[k], middle);
      }
    }
  }

  private void evaluateAtCentre(
      MixtureCoefficients c, double[] constant, double[] logRate, double strength) {
    double half = -0.5 * c.tau;
    double[] out = atCentre;
    for (int k = 0; k < logRate.length; k++) {
      out[k] = constant[k] + strength * logRate[k];
    }
    for (int d = 0; d < c.dimension; d++) {
      double[] mean = c.means[d];
      double at = centre[d];
      for (int k = 0; k < mean.length; k++) {
        double away = mean[k] - at;
        out[k] += half * away * away;
      }
    }
  }

  /**
   * Fills reach with log rho at the centre plus the most that it can gain on the best one within
   * the box.
   */
  private void reach(MixtureCoefficients c, int best, double[] logRate, double spread) {
    double[] out = reach;
    double bestRate = logRate[best];
    for (int k = 0; k < logRate.length; k++) {
      out[k] = atCentre[k] + spread * Math.abs(logRate[k] - bestRate);
    }
    for (int d = 0; d < c.dimension; d++) {
      double[] mean = c.means[d];
      double bestMean = mean[best];
      double scale = c.tau * halfWidth[d];
      for (int k = 0; k < mean.length; k++) {
        out[k] += scale * Math.abs(mean[k] - bestMean);
      }
    }
  }

  private int best(int components) {
    int best = 0;
    for (int k = 1; k < components; k++) {
      if (atCentre[k] > atCentre[best]) {
        best = k;
      }
    }
    return best;
  }

  private void keep(int k, MixtureCoefficients c, double logRate, double middle) {
    index[size] = k;
    constants[size] = atCentre[k] - middle * logRate;
    logRates[size] = logRate;
    for (int d = 0; d < c.dimension; d++) {
      slopes[d][size] = c.tau * (c.means[d][k] - centre[d]);
    }
    size++;
  }

  private void allocate(int components) {
    if (index.length >= components) {
      return;
    }
    atCentre = new double[components];
    reach = new double[components];
    index = new int[components];
    constants = new double[components];
    logRates = new double[components];
    slopes = new double[3][components];
  }
}
