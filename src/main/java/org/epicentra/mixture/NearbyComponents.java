package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.mixture.counts.CountScores;
import org.epicentra.mixture.locations.LocationScores;

/**
 * The components that can have a part in the scores of an event, found from the box of a tree of
 * boxes that it lies in. A box is divided once some events have come to it; its components are
 * those of the larger box whose log rho, or log predictive density, comes within {@link #LEAST} of
 * the greatest somewhere in it. No component is missed that an event itself would keep, so that
 * scores have the same bits however far the tree has grown. For one thread.
 *
 * <p>By the triangle inequality a component's distance from a place in the box is its distance from
 * the box's centre, give or take what {@link LocationScores#expectedReach} says. Events of similar
 * strengths, within a factor of 2, share a tree: log rho is linear in the strength, and the
 * probability of a strength, which has one mode, is least at an end of the range.
 */
final class NearbyComponents {
  /** A component that lies below the greatest by more has no part in a score: 4e-18, nats. */
  static final double LEAST = -40;

  /** What the bounds may lose to rounding: nats, and a share of them. */
  private static final double ROUNDING = 1e-6;

  private static final double ROUNDING_SHARE = 1e-13;

  /** The share of a coordinate that the corners of boxes may lose to rounding. */
  private static final double CORNERS = 1e-15;

  /** So few components are not worth a division. */
  private static final int FEW = 8;

  /** The events after which a box is divided. */
  private static final int VISITS = 32;

  /** The most boxes of all trees: about 10 MB with 100 components in each. */
  private static final int MOST_BOXES = 1 << 14;

  /** A box that is narrower than this, in standard deviations of each component, stays whole. */
  private static final double NARROW = 0.5;

  /** Trees: of events without a strength, of strength 0, of 1, of 2 to 3, of 4 to 7, and so on. */
  private static final int TREES = 33;

  private final LocationScores locations;
  private final CountScores counts;
  private final double[] constants;
  private final double[] logWeights;
  private final int dimension;
  private final int[] all;
  private final double[] middle;

  /** Half the side of the cube that holds the trees. */
  private final double halfWidth;

  private final Box[] trees = new Box[TREES];
  private int boxes;

  private final double[] expected;
  private final double[] predictive;
  private final double[] rho;
  private final double[] density;
  private final double[] reach;
  private final int[] kept;

  /**
   * @param constants of log rho, for each component, nats
   * @param logWeights in the predictive density, nats
   */
  NearbyComponents(
      LocationScores locations, CountScores counts, double[] constants, double[] logWeights) {
    this.locations = locations;
    this.counts = counts;
    this.constants = constants;
    this.logWeights = logWeights;
    this.dimension = locations.dimension();
    this.all = new int[locations.components()];
    Arrays.setAll(all, k -> k);
    this.middle = new double[dimension];
    this.expected = new double[all.length];
    this.predictive = new double[all.length];
    this.rho = new double[all.length];
    this.density = new double[all.length];
    this.reach = new double[all.length];
    this.kept = new int[all.length];
    double widest = 0;
    for (int d = 0; d < dimension; d++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k : all) {
        low = Math.min(low, locations.mean(k, d));
        high = Math.max(high, locations.mean(k, d));
      }
      middle[d] = 0.5 * (low + high);
      widest = Math.max(widest, high - low);
    }
    this.halfWidth = widest;
  }

  /** A box in space, and a range of strengths. */
  private final class Box {
    final int[] components;
    final int level;
    final double[] centre;
    final Box[] parts = new Box[1 << dimension];
    boolean whole;
    int visits;

    Box(int[] components, int level, double[] centre, boolean whole) {
      this.components = components;
      this.level = level;
      this.centre = centre;
      this.whole = whole || components.length <= FEW;
    }

    int part(double[] x) {
      int part = 0;
      for (int d = 0; d < dimension; d++) {
        part |= x[d] > centre[d] ? 1 << d : 0;
      }
      return part;
    }
  }

  /**
   * The components that matter to an event, ascending; the background is not among them.
   *
   * @param x length D, unit
   * @param strength a count, or NaN
   */
  int[] at(double[] x, double strength) {
    int tree = tree(strength);
    if (tree >= TREES || all.length <= FEW || !isInside(x)) {
      return all;
    }
    if (trees[tree] == null) {
      trees[tree] = new Box(all, 0, middle, false);
    }
    Box box = trees[tree];
    while (!box.whole) {
      int part = box.part(x);
      if (box.parts[part] == null) {
        if (++box.visits <= VISITS || boxes >= MOST_BOXES) {
          break;
        }
        box.parts[part] = part(box, part, tree);
        boxes++;
      }
      box = box.parts[part];
    }
    return box.components;
  }

  private static int tree(double strength) {
    return Double.isNaN(strength) ? 0 : 1 + Long.SIZE - Long.numberOfLeadingZeros((long) strength);
  }

  private boolean isInside(double[] x) {
    for (int d = 0; d < dimension; d++) {
      if (!(Math.abs(x[d] - middle[d]) <= halfWidth)) {
        return false;
      }
    }
    return true;
  }

  private Box part(Box of, int part, int tree) {
    double[] centre = new double[dimension];
    double[] half = new double[dimension];
    double quarter = Math.scalb(halfWidth, -1 - of.level);
    for (int d = 0; d < dimension; d++) {
      centre[d] = of.centre[d] + ((part >> d & 1) == 0 ? -quarter : quarter);
      half[d] = quarter + CORNERS * (Math.abs(centre[d]) + halfWidth);
    }
    double least = tree < 2 ? tree - 1 : Math.scalb(1, tree - 2);
    double most = tree < 2 ? least : 2 * least - 1;
    bound(of.components, centre, half, least, most);
    boolean narrow = true;
    int size = 0;
    double leastRho = floor(rho, of.components.length);
    double leastDensity = floor(density, of.components.length);
    for (int i = 0; i < of.components.length; i++) {
      if (!(expected[i] < leastRho && predictive[i] < leastDensity)) {
        kept[size++] = of.components[i];
        narrow &= reach[i] <= NARROW;
      }
    }
    return new Box(Arrays.copyOf(kept, size), of.level + 1, centre, narrow);
  }

  private static double floor(double[] leasts, int size) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      greatest = Math.max(greatest, leasts[i]);
    }
    return greatest + LEAST - ROUNDING - ROUNDING_SHARE * Math.abs(greatest);
  }

  /**
   * Fills the most that log rho and the log predictive density of each component are in a box, into
   * the squares of distances, the least that they are, into rho and density, and how wide the box
   * is compared with the component.
   *
   * @param least strength, -1 for none
   */
  private void bound(int[] components, double[] centre, double[] half, double least, double most) {
    locations.measure(centre, components, expected, predictive);
    double first = least < 0 ? Double.NaN : least;
    double last = least < 0 ? Double.NaN : most;
    for (int i = 0; i < components.length; i++) {
      int k = components[i];
      double atFirst = constants[k] + counts.expected(k, first);
      double atLast = constants[k] + counts.expected(k, last);
      double away = locations.expectedReach(k, half);
      double distance = Math.sqrt(Math.max(0, expected[i]));
      expected[i] = Math.max(atFirst, atLast) - 0.5 * nearest(distance, away);
      rho[i] = Math.min(atFirst, atLast) - 0.5 * farthest(distance, away);
      reach[i] = away;
      away = locations.predictiveReach(k, half);
      distance = Math.sqrt(Math.max(0, predictive[i]));
      double leastCount = Math.min(logProbability(k, first), logProbability(k, last));
      predictive[i] = logWeights[k] + locations.logDensity(k, nearest(distance, away));
      density[i] = logWeights[k] + locations.logDensity(k, farthest(distance, away)) + leastCount;
    }
  }

  private double logProbability(int k, double strength) {
    return counts.logPredictive(k, strength) - CountScores.logFactorial(strength);
  }

  private static double nearest(double distance, double reach) {
    double least = Math.max(0, distance - reach);
    return least * least;
  }

  private static double farthest(double distance, double reach) {
    return (distance + reach) * (distance + reach);
  }
}
