package org.epicentra.mixture.locations;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.math.SymmetricMatrix;

/**
 * Sums over events by component, eq. (24): weights R_k, and first and second moments of the
 * locations about an origin of each component. Mutable, mergeable, not thread-safe; the same order
 * of calls gives the same bits.
 */
public final class LocationSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share of a second moment that the scatter about the centroid may be below 0. */
  private static final double ROUNDING = 1e-10;

  private final int dimension;
  private final SecondMoments moments;
  private final double[] origins;
  private final double[] counts;
  private final double[] firsts;
  private final double[] seconds;

  /**
   * Zero sums.
   *
   * @param dimension the number of coordinates D
   * @param origins K*D coordinates, component by component, unit; not copied
   */
  public LocationSums(int dimension, SecondMoments moments, double[] origins) {
    this(
        dimension,
        moments,
        origins,
        new double[origins.length / dimension],
        new double[origins.length],
        new double[moments.size(origins.length / dimension, dimension)]);
  }

  private LocationSums(
      int dimension,
      SecondMoments moments,
      double[] origins,
      double[] counts,
      double[] firsts,
      double[] seconds) {
    this.dimension = dimension;
    this.moments = moments;
    this.origins = origins;
    this.counts = counts;
    this.firsts = firsts;
    this.seconds = seconds;
  }

  /** Zero sums of the same origins. */
  public LocationSums zero() {
    return new LocationSums(dimension, moments, origins);
  }

  /**
   * Adds what some events give to component k.
   *
   * @param count sum of w r_nk
   * @param first sum of w r_nk (x_n - origin), length D, unit
   */
  public void add(int k, double count, double[] first) {
    counts[k] += count;
    for (int d = 0; d < dimension; d++) {
      firsts[k * dimension + d] += first[d];
    }
  }

  /**
   * Adds second moments of component k.
   *
   * @param packed sum of w r_nk (x_n - origin)(x_n - origin)', its lower triangle by rows, unit^2
   */
  public void addSecond(int k, double[] packed) {
    int size = dimension * (dimension + 1) / 2;
    for (int i = 0; i < size; i++) {
      seconds[k * size + i] += packed[i];
    }
  }

  /**
   * Adds a sum of w r_nk |x_n - origin|^2, unit^2.
   *
   * @param k the component; 0 where all have one sum
   */
  public void addSquares(int k, double squares) {
    seconds[k] += squares;
  }

  /** Adds the sums of other events about the same origins. */
  public void merge(LocationSums other) {
    addTo(counts, other.counts);
    addTo(firsts, other.firsts);
    addTo(seconds, other.seconds);
  }

  private static void addTo(double[] sums, double[] terms) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += terms[i];
    }
  }

  /** The number of components K. */
  public int components() {
    return counts.length;
  }

  /** The number of coordinates D. */
  public int dimension() {
    return dimension;
  }

  /** What there is of second moments. */
  public SecondMoments moments() {
    return moments;
  }

  /** R_k. */
  public double count(int k) {
    return counts[k];
  }

  /** A copy of all R_k. */
  public double[] counts() {
    return counts.clone();
  }

  /** The origins, K*D coordinates, component by component, unit; not to be changed. */
  public double[] origins() {
    return origins;
  }

  /** Coordinate d of the origin of component k, unit. */
  public double origin(int k, int d) {
    return origins[k * dimension + d];
  }

  /** Coordinate d of the first moment of component k about its origin, unit. */
  public double first(int k, int d) {
    return firsts[k * dimension + d];
  }

  /** A copy of the first moment of component k about its origin, length D, unit. */
  public double[] first(int k) {
    return Arrays.copyOfRange(firsts, k * dimension, (k + 1) * dimension);
  }

  /** The squared distances of all components in one sum, unit^2. */
  public double totalSquares() {
    return seconds[0];
  }

  /** Row, column entry of the second moment of component k about its origin, unit^2. */
  private SymmetricMatrix second(int k) {
    int size = dimension * (dimension + 1) / 2;
    return switch (moments) {
      case NONE, TOTAL -> SymmetricMatrix.scaledIdentity(dimension, 0);
      case TRACE -> SymmetricMatrix.scaledIdentity(dimension, seconds[k] / dimension);
      case FULL ->
          SymmetricMatrix.of(dimension, Arrays.copyOfRange(seconds, k * size, (k + 1) * size));
    };
  }

  /**
   * The second moment of component k about a place: sum of w r_nk (x_n - place)(x_n - place)',
   * unit^2. Of sums of squares it is the round matrix with the right trace. Without second moments
   * of its own, the second moment about another place is taken to be 0.
   *
   * @param place length D, unit
   * @param about length D, unit; not needed where there are second moments
   */
  public SymmetricMatrix scatterAbout(int k, double[] place, double[] about) {
    boolean own = moments == SecondMoments.TRACE || moments == SecondMoments.FULL;
    double[] shift = new double[dimension]; // from the place to the origin of the moments
    double[] first = first(k);
    for (int d = 0; d < dimension; d++) {
      double origin = origin(k, d);
      if (!own) {
        first[d] += counts[k] * (origin - about[d]);
        origin = about[d];
      }
      shift[d] = origin - place[d];
    }
    return moments == SecondMoments.FULL
        ? fullScatter(k, shift, first)
        : SymmetricMatrix.scaledIdentity(dimension, squares(k, shift, first) / dimension);
  }

  private double squares(int k, double[] shift, double[] first) {
    double squares = moments == SecondMoments.TRACE ? seconds[k] : 0;
    for (int d = 0; d < dimension; d++) {
      squares += shift[d] * (2 * first[d] + counts[k] * shift[d]);
    }
    return squares;
  }

  private SymmetricMatrix fullScatter(int k, double[] shift, double[] first) {
    double[] packed = second(k).packed();
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        packed[at++] += first[i] * shift[j] + shift[i] * first[j] + counts[k] * shift[i] * shift[j];
      }
    }
    return SymmetricMatrix.of(dimension, packed);
  }

  /**
   * The same events' sums about other origins.
   *
   * @param others K*D coordinates, unit; not copied
   */
  public LocationSums about(double[] others) {
    LocationSums moved = new LocationSums(dimension, moments, others);
    double total = moments == SecondMoments.TOTAL ? seconds[0] : 0;
    for (int k = 0; k < counts.length; k++) {
      double[] place = Arrays.copyOfRange(others, k * dimension, (k + 1) * dimension);
      double[] shift = new double[dimension];
      double[] first = first(k);
      for (int d = 0; d < dimension; d++) {
        shift[d] = origin(k, d) - place[d];
      }
      switch (moments) {
        case TOTAL -> total += squares(k, shift, first);
        case TRACE -> moved.seconds[k] = squares(k, shift, first);
        case FULL -> moved.addSecond(k, fullScatter(k, shift, first).packed());
        default -> {}
      }
      for (int d = 0; d < dimension; d++) {
        first[d] += counts[k] * shift[d];
      }
      moved.add(k, counts[k], first);
    }
    if (moments == SecondMoments.TOTAL) {
      moved.seconds[0] = total;
    }
    return moved;
  }

  /** The same sums, each times a factor. */
  public LocationSums times(double factor) {
    return new LocationSums(
        dimension,
        moments,
        origins,
        times(counts, factor),
        times(firsts, factor),
        times(seconds, factor));
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  /** Chosen components: new component i is old order[i]. */
  public LocationSums selected(int[] order) {
    int size = dimension * (dimension + 1) / 2;
    return new LocationSums(
        dimension,
        moments,
        ConjugateLocations.selected(origins, order, dimension),
        ConjugateLocations.selected(counts, order, 1),
        ConjugateLocations.selected(firsts, order, dimension),
        switch (moments) {
          case NONE, TOTAL -> seconds.clone();
          case TRACE -> ConjugateLocations.selected(seconds, order, 1);
          case FULL -> ConjugateLocations.selected(seconds, order, size);
        });
  }

  /** The sums where component k has become a part of component j; k is still there, empty. */
  public LocationSums merged(int j, int k) {
    double[] same = origins.clone();
    System.arraycopy(origins, j * dimension, same, k * dimension, dimension);
    LocationSums near = about(same);
    int[] row = {k};
    LocationSums part = near.selected(row);
    near.add(j, part.counts[0], part.firsts);
    if (moments == SecondMoments.TRACE) {
      near.addSquares(j, part.seconds[0]);
    } else if (moments == SecondMoments.FULL) {
      near.addSecond(j, part.seconds);
    }
    near.counts[k] = 0;
    Arrays.fill(near.firsts, k * dimension, (k + 1) * dimension, 0);
    if (moments == SecondMoments.TRACE || moments == SecondMoments.FULL) {
      int size = seconds.length / counts.length;
      Arrays.fill(near.seconds, k * size, (k + 1) * size, 0);
    }
    return near;
  }

  /** All numbers in one array, that of {@link #of} for the same origins: R, first, second. */
  public double[] flat() {
    double[] flat = Arrays.copyOf(counts, counts.length + firsts.length + seconds.length);
    System.arraycopy(firsts, 0, flat, counts.length, firsts.length);
    System.arraycopy(seconds, 0, flat, counts.length + firsts.length, seconds.length);
    return flat;
  }

  /** Sums about the same origins with the numbers that {@link #flat} gives. */
  public LocationSums of(double[] flat) {
    int second = counts.length + firsts.length;
    return new LocationSums(
        dimension,
        moments,
        origins,
        Arrays.copyOf(flat, counts.length),
        Arrays.copyOfRange(flat, counts.length, second),
        Arrays.copyOfRange(flat, second, second + seconds.length));
  }

  /** Whether there can be events with these sums: no weight or scatter is negative. */
  public boolean areFeasible() {
    double[] centroids = origins.clone();
    for (int k = 0; k < counts.length; k++) {
      if (!(counts[k] >= 0)) {
        return false;
      }
      for (int d = 0; d < dimension && counts[k] > 0; d++) {
        centroids[k * dimension + d] += firsts[k * dimension + d] / counts[k];
      }
    }
    LocationSums central = about(centroids);
    for (int k = 0; k < counts.length && moments == SecondMoments.FULL; k++) {
      double least = -ROUNDING * second(k).trace();
      if (counts[k] > 0 && !(central.second(k).eigen().values()[dimension - 1] >= least)) {
        return false;
      }
    }
    for (int i = 0; i < seconds.length && moments != SecondMoments.FULL; i++) {
      if (!(central.seconds[i] >= -ROUNDING * seconds[i])) {
        return false;
      }
    }
    return true;
  }
}
