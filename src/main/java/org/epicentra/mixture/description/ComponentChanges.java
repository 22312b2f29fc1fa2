package org.epicentra.mixture.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;

/**
 * Which components of one mixture are which of a later one. Two components overlap by the
 * Bhattacharyya coefficient of the normal distributions that have the location and the scale of
 * their predictive distributions, eq. (46): 1 for the same ones, 0 for ones that have nothing in
 * common. Pairs are taken in the order of their overlap, each component at most once, as long as
 * they overlap by {@value #LEAST_OVERLAP} or more; equally wide ones then lie at most 2.4 standard
 * deviations apart.
 *
 * <p>Source: A. Bhattacharyya, On a measure of divergence between two statistical populations
 * defined by their probability distributions, Bulletin of the Calcutta Mathematical Society 35
 * (1943).
 */
public final class ComponentChanges {
  /** Components that overlap less are not the same. */
  public static final double LEAST_OVERLAP = 0.5;

  private static final double LEVEL = 0.95;

  /** Times the sum of two variances: a square beyond it alone makes the overlap less. */
  private static final double NEAR_SQUARED = -4 * Math.log(LEAST_OVERLAP) * (1 + 1e-9);

  private ComponentChanges() {}

  /** What became of a component. */
  public enum Fate {
    /** It is where it was, as far as that was known. */
    KEPT,
    /** Its centre lies outside of what held it before with probability 95 %. */
    MOVED,
    /** No earlier one is the same. */
    BORN,
    /** No later one is the same. */
    VANISHED
  }

  /**
   * A component of either mixture, or the same one of both.
   *
   * @param before its number in the earlier mixture; -1 for none
   * @param after its number in the later one; -1 for none
   * @param overlap 0 to 1; NaN where it is in one mixture alone
   * @param distance between the centres, unit; NaN where it is in one mixture alone
   */
  public record Change(Fate fate, int before, int after, double overlap, double distance) {}

  record Pair(int before, int after, double overlap) {}

  /**
   * All components of both mixtures that have an event, those of the later one first, by their
   * numbers, then the vanished ones by theirs.
   *
   * @param before the earlier mixture, in the coordinates of the later one
   * @param leastBefore a component of the earlier mixture with a lesser effective count has no
   *     event, and is left out
   * @param leastAfter the same for the later one
   */
  public static List<Change> between(
      MixturePosterior before, double leastBefore, MixturePosterior after, double leastAfter) {
    int[] later = new int[before.components()];
    int[] earlier = new int[after.components()];
    double[] overlaps = new double[after.components()];
    Arrays.fill(later, -1);
    Arrays.fill(earlier, -1);
    for (Pair pair : pairs(shapes(before, leastBefore), shapes(after, leastAfter))) {
      if (later[pair.before()] < 0 && earlier[pair.after()] < 0) {
        later[pair.before()] = pair.after();
        earlier[pair.after()] = pair.before();
        overlaps[pair.after()] = pair.overlap();
      }
    }
    List<Change> changes = new ArrayList<>();
    for (int k = 0; k < earlier.length; k++) {
      if (earlier[k] >= 0) {
        changes.add(matched(before, earlier[k], after, k, overlaps[k]));
      } else if (after.effectiveCount(k) >= leastAfter) {
        changes.add(new Change(Fate.BORN, -1, k, Double.NaN, Double.NaN));
      }
    }
    for (int k = 0; k < later.length; k++) {
      if (later[k] < 0 && before.effectiveCount(k) >= leastBefore) {
        changes.add(new Change(Fate.VANISHED, k, -1, Double.NaN, Double.NaN));
      }
    }
    return changes;
  }

  private static Change matched(
      MixturePosterior before, int k, MixturePosterior after, int l, double overlap) {
    double[] then = before.mean(k);
    double[] now = after.mean(l);
    double squares = 0;
    for (int d = 0; d < now.length; d++) {
      squares += (now[d] - then[d]) * (now[d] - then[d]);
    }
    MultivariateStudentT centre = before.locations().centre(k);
    boolean moved = centre.squaredDistance(now) > centre.ellipseQuantile(LEVEL);
    return new Change(moved ? Fate.MOVED : Fate.KEPT, k, l, overlap, Math.sqrt(squares));
  }

  /** The pairs that may be the same component, the greatest overlap first. */
  static List<Pair> pairs(List<Shape> before, List<Shape> after) {
    List<Shape> now = new ArrayList<>(after);
    now.sort(Comparator.comparingDouble(Shape::first));
    double widest = now.stream().mapToDouble(each -> each.variance(0)).max().orElse(0);
    List<Pair> pairs = new ArrayList<>();
    for (Shape then : before) {
      double reach = Math.sqrt(NEAR_SQUARED * (then.variance(0) + widest));
      for (Shape each : between(now, then.first() - reach, then.first() + reach)) {
        if (then.mayOverlap(each) && then.overlap(each) >= LEAST_OVERLAP) {
          pairs.add(new Pair(then.component(), each.component(), then.overlap(each)));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.overlap())
            .thenComparingInt(Pair::before)
            .thenComparingInt(Pair::after));
    return pairs;
  }

  /** Those whose first coordinate lies in a range, of shapes in the order of it. */
  private static List<Shape> between(List<Shape> ordered, double least, double greatest) {
    return ordered.subList(
        numberBelow(ordered, each -> each.first() < least),
        numberBelow(ordered, each -> each.first() <= greatest));
  }

  /** How many of the first are below a limit, which the others are not. */
  private static int numberBelow(List<Shape> ordered, Predicate<Shape> isBelow) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBelow.test(ordered.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<Shape> shapes(MixturePosterior posterior, double least) {
    List<Shape> shapes = new ArrayList<>();
    for (int k = 0; k < posterior.components(); k++) {
      if (posterior.effectiveCount(k) >= least) {
        MultivariateStudentT predictive = posterior.locations().predictive(k);
        shapes.add(Shape.of(k, predictive.location(), predictive.scale()));
      }
    }
    return shapes;
  }

  /** The normal distribution of a component. */
  record Shape(
      int component, double[] location, SymmetricMatrix covariance, double logDeterminant) {
    static Shape of(int component, double[] location, SymmetricMatrix covariance) {
      return new Shape(component, location, covariance, covariance.logDeterminant());
    }

    double first() {
      return location[0];
    }

    double variance(int axis) {
      return covariance.get(axis, axis);
    }

    /**
     * Whether the overlap may reach the least one. By the inequality of Cauchy and Schwarz x' A^-1
     * x is no less than x_d^2 / A_dd, and the other part of the distance is no less than 0.
     */
    boolean mayOverlap(Shape other) {
      for (int d = 0; d < location.length; d++) {
        double apart = location[d] - other.location[d];
        if (apart * apart > NEAR_SQUARED * (variance(d) + other.variance(d))) {
          return false;
        }
      }
      return true;
    }

    /** The Bhattacharyya coefficient. */
    double overlap(Shape other) {
      SymmetricMatrix mean = covariance.plus(other.covariance).times(0.5);
      MultivariateStudentT between =
          MultivariateStudentT.of(Double.POSITIVE_INFINITY, location, mean);
      double distance =
          between.squaredDistance(other.location) / 8
              + (mean.logDeterminant() - 0.5 * (logDeterminant + other.logDeterminant)) / 2;
      return Math.exp(-Math.max(0, distance));
    }
  }
}
