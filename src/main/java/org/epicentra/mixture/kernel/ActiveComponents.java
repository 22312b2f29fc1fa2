package org.epicentra.mixture.kernel;

import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.kernel.MixtureCoefficients.Shape;

/**
 * The components that matter to a block of events, found without looking at its events, and their
 * coefficients about the block's centre. Reused from block to block by one kernel.
 *
 * <p>The difference of two components' log rho is a polynomial of degree 1 in (x, S), or 2, whose
 * maximum over the block's bounding box is bounded in closed form, eq. (50). A component whose
 * difference to the best one at the box's centre stays below {@link #NEGLIGIBLE} everywhere in the
 * box is left out: its responsibility is under e^-40 = 4e-18 for each event (docs/MODEL.md, "Block
 * pruning").
 */
final class ActiveComponents {
  /** Log ratio under which a component is left out. */
  static final double NEGLIGIBLE = -40;

  /** Below any log ratio: leaves nothing out. */
  static final double KEEP_ALL = Double.NEGATIVE_INFINITY;

  private final double threshold;
  private double[] atCentre = new double[0];
  private double[] reach = new double[0];
  private double[] zeros;

  /** A_k (m_k - c) of all components: D arrays; not filled where linear forms need them not. */
  private double[][] gradients;

  private final double[] centre = new double[3];
  private final double[] halfWidth = new double[3];

  /** The number of active components, but for the background; the arrays are filled that far. */
  int size;

  /** Component numbers in the posterior, ascending. */
  int[] index = new int[0];

  /** Their places among the coefficients that they were chosen from. */
  private int[] places;

  /** log rho less the shared part, at the block's centre and strength 0. */
  double[] constants;

  /** A_k (m_k - c): D arrays. */
  double[][] slopes;

  /**
   * The factors of squares and products of coordinates, as {@link MixtureCoefficients} has them.
   */
  double[][] squares;

  /** E log lambda_k, or 0 in a block without strengths. */
  double[] logRates;

  /** Whether the background matters to the block. */
  boolean background;

  /** The background's constant, factor of a strength, and factor of |u|^2. */
  double backgroundConstant;

  double backgroundLogRate;
  double backgroundSquare;

  /**
   * @param threshold log ratio below which a component is left out: {@link #NEGLIGIBLE} or {@link
   *     #KEEP_ALL}
   */
  ActiveComponents(double threshold) {
    this.threshold = threshold;
  }

  /** Finds the components that matter somewhere in the block's box; slopes are about its centre. */
  void select(EventBlock block, MixtureCoefficients c) {
    allocate(c);
    for (int d = 0; d < c.dimension; d++) {
      centre[d] = block.centre(d);
      halfWidth[d] = block.halfWidth(d);
    }
    double middle = 0.5 * (block.minStrength() + block.maxStrength());
    double spread = 0.5 * (block.maxStrength() - block.minStrength());
    select(c, block.hasStrengths(), middle, spread);
  }

  /**
   * The coefficients of the components that matter somewhere in the box of several blocks.
   *
   * @param blocks all with strengths, or all without
   */
  MixtureCoefficients near(List<EventBlock> blocks, MixtureCoefficients c) {
    BlockHull hull = new BlockHull(blocks);
    if (!hull.isNarrow(c)) {
      return c;
    }
    allocate(c);
    for (int d = 0; d < c.dimension; d++) {
      centre[d] = hull.centre(d);
      halfWidth[d] = hull.halfWidth(d);
    }
    boolean observed = blocks.get(0).hasStrengths();
    select(c, observed, hull.middleStrength(), hull.strengthSpread());
    return size < c.components ? c.only(Arrays.copyOf(places, size)) : c;
  }

  /** Finds the components that matter to event i alone; slopes are about its location. */
  void selectAt(EventBlock block, int i, MixtureCoefficients c) {
    allocate(c);
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
    int best = best(c.classes);
    boolean linear = c.shape == Shape.LINEAR && best < c.components;
    for (int k = 0; k < c.components; k++) {
      reach[k] = atCentre[k] + spread * Math.abs(logRate[k] - logRate[best]);
    }
    if (linear) {
      reachLinear(c, best);
    } else {
      reachQuadratic(c, best);
    }
    double least = atCentre[best] + threshold;
    size = 0;
    for (int k = 0; k < c.components; k++) {
      if (!(reach[k] < least) && (linear || !(reachExactly(c, k, best, logRate, spread) < least))) {
        keep(k, c, logRate[k], middle);
      }
    }
    background = false;
    if (c.hasBackground()) {
      int k = c.components;
      background = k == best || !(reachExactly(c, k, best, logRate, spread) < least);
      backgroundConstant = atCentre[k] - middle * logRate[k];
      backgroundLogRate = logRate[k];
      backgroundSquare = 0.5 * c.tau;
    }
  }

  private void evaluateAtCentre(
      MixtureCoefficients c, double[] constant, double[] logRate, double strength) {
    double[] out = atCentre;
    for (int k = 0; k < logRate.length; k++) {
      out[k] = constant[k] + strength * logRate[k];
    }
    switch (c.shape) {
      case LINEAR -> addLinear(c, out);
      case SPHERICAL -> addSpherical(c, out);
      default -> addFull(c, out);
    }
  }

  private void addLinear(MixtureCoefficients c, double[] out) {
    double half = -0.5 * c.tau;
    for (int d = 0; d < c.dimension; d++) {
      double[] mean = c.means[d];
      double at = centre[d];
      for (int k = 0; k < mean.length; k++) {
        double away = mean[k] - at;
        out[k] += half * away * away;
      }
      for (int k = 0; k < mean.length && c.hasBackground(); k++) {
        gradients[d][k] = c.tau * (mean[k] - at);
      }
    }
  }

  private void addSpherical(MixtureCoefficients c, double[] out) {
    double[] precision = c.precisions[0];
    for (int d = 0; d < c.dimension; d++) {
      double[] mean = c.means[d];
      double[] gradient = gradients[d];
      double at = centre[d];
      for (int k = 0; k < mean.length; k++) {
        double away = mean[k] - at;
        gradient[k] = precision[k] * away;
        out[k] -= 0.5 * gradient[k] * away;
      }
    }
  }

  private void addFull(MixtureCoefficients c, double[] out) {
    for (int i = 0; i < c.dimension; i++) {
      double[] gradient = gradients[i];
      for (int j = 0; j < c.dimension; j++) {
        double[] entry = c.precisions[i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i];
        double[] mean = c.means[j];
        double at = centre[j];
        if (j == 0) {
          for (int k = 0; k < mean.length; k++) {
            gradient[k] = entry[k] * (mean[k] - at);
          }
        } else {
          for (int k = 0; k < mean.length; k++) {
            gradient[k] += entry[k] * (mean[k] - at);
          }
        }
      }
      double[] mean = c.means[i];
      double at = centre[i];
      for (int k = 0; k < mean.length; k++) {
        out[k] -= 0.5 * gradient[k] * (mean[k] - at);
      }
    }
  }

  /** Adds to reach the most that log rho can gain on the best one in the box, both linear. */
  private void reachLinear(MixtureCoefficients c, int best) {
    double[] out = reach;
    for (int d = 0; d < c.dimension; d++) {
      double[] mean = c.means[d];
      double bestMean = mean[best];
      double scale = c.tau * halfWidth[d];
      for (int k = 0; k < mean.length; k++) {
        out[k] += scale * Math.abs(mean[k] - bestMean);
      }
    }
  }

  /** The same, or more, for quadratic forms: what of a square falls counts as 0. */
  private void reachQuadratic(MixtureCoefficients c, int best) {
    double[] out = reach;
    for (int i = 0; i < c.dimension; i++) {
      double h = halfWidth[i];
      double bestGradient = gradient(c, best, i);
      double quarter = 0.25 * h * h; // times twice what is positive
      double bestDiagonal = c.diagonal(best, i);
      double[] diagonal = diagonal(c, i);
      double[] gradient = gradients[i];
      for (int k = 0; k < c.components; k++) {
        double curve = bestDiagonal - diagonal[k];
        out[k] += h * Math.abs(gradient[k] - bestGradient) + quarter * (curve + Math.abs(curve));
      }
      for (int j = 0; j < i && c.shape == Shape.FULL; j++) {
        double[] entry = c.precisions[i * (i + 1) / 2 + j];
        double bestEntry = c.offDiagonal(best, i, j);
        double product = h * halfWidth[j];
        for (int k = 0; k < c.components; k++) {
          out[k] += product * Math.abs(bestEntry - entry[k]);
        }
      }
    }
  }

  private double[] diagonal(MixtureCoefficients c, int i) {
    return switch (c.shape) {
      case LINEAR -> zeros;
      case SPHERICAL -> c.precisions[0];
      case FULL -> c.precisions[i * (i + 3) / 2];
    };
  }

  /** Coordinate i of the gradient of log rho_k at the centre, less the shared part. */
  private double gradient(MixtureCoefficients c, int k, int i) {
    return k == c.components ? 0 : gradients[i][k];
  }

  /**
   * log rho_k at the centre plus the most that it can gain on the best one in the box, eq. (50).
   */
  private double reachExactly(
      MixtureCoefficients c, int k, int best, double[] logRate, double spread) {
    double sum = atCentre[k] + spread * Math.abs(logRate[k] - logRate[best]);
    for (int i = 0; i < c.dimension; i++) {
      double h = halfWidth[i];
      double g = Math.abs(gradient(c, k, i) - gradient(c, best, i));
      double m = c.diagonal(best, i) - c.diagonal(k, i);
      sum += m < 0 && g < -m * h ? g * g / (-2 * m) : g * h + 0.5 * m * h * h;
      for (int j = 0; j < i; j++) {
        sum += Math.abs(c.offDiagonal(best, i, j) - c.offDiagonal(k, i, j)) * h * halfWidth[j];
      }
    }
    return sum;
  }

  private int best(int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (atCentre[k] > atCentre[best]) {
        best = k;
      }
    }
    return best;
  }

  private void keep(int k, MixtureCoefficients c, double logRate, double middle) {
    index[size] = c.number(k);
    places[size] = k;
    constants[size] = atCentre[k] - middle * logRate;
    logRates[size] = logRate;
    for (int d = 0; d < c.dimension; d++) {
      slopes[d][size] =
          c.shape == Shape.LINEAR ? c.tau * (c.means[d][k] - centre[d]) : gradients[d][k];
    }
    for (int e = 0; e < c.precisions.length; e++) {
      boolean isSquare = e == 0 || e == 2 || e == 5; // entries (0,0), (1,1) and (2,2)
      squares[e][size] = (isSquare ? -0.5 : -1) * c.precisions[e][k];
    }
    size++;
  }

  /** The most that tau |half width|^2 of an active component is: how digits cancel in the block. */
  double cancellation(MixtureCoefficients c) {
    double most = 0;
    for (int j = 0; j < size; j++) {
      double sum = 0;
      for (int i = 0; i < c.dimension; i++) {
        sum += c.diagonal(places[j], i) * halfWidth[i] * halfWidth[i];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private void allocate(MixtureCoefficients c) {
    if (atCentre.length >= c.classes && squares.length >= c.precisions.length) {
      return;
    }
    int components = c.classes;
    atCentre = new double[components];
    reach = new double[components];
    zeros = new double[components];
    gradients = new double[3][components];
    index = new int[components];
    places = new int[components];
    constants = new double[components];
    logRates = new double[components];
    slopes = new double[3][components];
    squares = new double[c.precisions.length][components];
  }
}
