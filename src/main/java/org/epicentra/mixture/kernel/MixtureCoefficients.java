package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;

/**
 * The coefficients that a kernel takes from a posterior, stored by column. The log responsibility
 * of eq. (25), less what all components share, is about any centre c, here that of the event's
 * block,
 *
 * <pre>
 *   log rho_nk = constant_k - (m_k - c)' A_k (m_k - c) / 2 + (m_k - c)' A_k u + logRate_k S_n
 *                - u' A_k u / 2 + shared_n,    u = x_n - c.
 * </pre>
 *
 * Where all components have one precision, the square belongs to shared_n and the rest is linear in
 * (x, S); a background then has the square with the other sign. Immutable.
 */
public final class MixtureCoefficients {
  final int components;
  final int dimension;

  /** K, or K + 1 with a background, which is the last. */
  final int classes;

  final Shape shape;

  /** The precision of all components where there is one, else 0, 1/unit^2. */
  final double tau;

  /**
   * The part of eq. (25) that all components and events share, 0 where components have precisions
   * of their own; for a given width (D/2) log(tau / 2 pi) - (tau/2) D / max rho_k. At a vague start
   * it is huge; kept out of the constants, it costs no digits of the responsibilities.
   */
  final double sharedConstant;

  /** m_k by coordinate: D arrays of K. */
  final double[][] means;

  /**
   * A_k by entry: none where it is shared, one array of K for round components, and D(D+1)/2 for
   * others, in the order of {@link SymmetricMatrix#packed}.
   */
  final double[][] precisions;

  /** The constants of events with a strength, length C. */
  final double[] observedConstants;

  /** The constants of events without, length C. */
  final double[] missingConstants;

  /** E log of the factor of a strength, l_k, length C. */
  final double[] logRates;

  /** Zeros, which take the place of the logRates for events without a strength; length C. */
  final double[] noLogRates;

  /** The squares and products that a component's log responsibility has. */
  enum Shape {
    LINEAR,
    SPHERICAL,
    FULL
  }

  /** The numbers of the components in the posterior, length K; null where they are all there. */
  private final int[] numbers;

  private MixtureCoefficients(MixturePosterior q) {
    numbers = null;
    components = q.components();
    dimension = q.dimension();
    classes = q.classes();
    shape = shape(q);
    tau = shape == Shape.LINEAR ? q.locations().sharedPrecision() : 0;
    sharedConstant = q.locations().sharedConstant();
    means = new double[dimension][components];
    precisions = new double[size(shape, dimension)][components];
    observedConstants = new double[classes];
    missingConstants = new double[classes];
    logRates = new double[classes];
    noLogRates = new double[classes];
    for (int k = 0; k < components; k++) {
      for (int d = 0; d < dimension; d++) {
        means[d][k] = q.mean(k, d);
      }
      fillPrecision(q, k);
      missingConstants[k] = q.expectedLogWeight(k) + q.locations().constant(k);
      observedConstants[k] = missingConstants[k] + q.counts().constant(k);
      logRates[k] = q.counts().slope(k);
    }
    if (classes > components) {
      int k = components;
      missingConstants[k] =
          q.background().expectedLog() + q.prior().background().logDensity() - sharedConstant;
      observedConstants[k] = missingConstants[k] + q.counts().constant(k);
      logRates[k] = q.counts().slope(k);
    }
  }

  /** Of some components of others, and of the background where there is one. */
  private MixtureCoefficients(MixtureCoefficients all, int[] kept) {
    numbers = new int[kept.length];
    components = kept.length;
    dimension = all.dimension;
    classes = kept.length + all.classes - all.components;
    shape = all.shape;
    tau = all.tau;
    sharedConstant = all.sharedConstant;
    for (int i = 0; i < kept.length; i++) {
      numbers[i] = all.number(kept[i]);
    }
    int[] withBackground = Arrays.copyOf(kept, classes);
    if (classes > components) {
      withBackground[components] = all.components;
    }
    means = gathered(all.means, kept);
    precisions = gathered(all.precisions, kept);
    observedConstants = gathered(all.observedConstants, withBackground);
    missingConstants = gathered(all.missingConstants, withBackground);
    logRates = gathered(all.logRates, withBackground);
    noLogRates = new double[classes];
  }

  private static double[][] gathered(double[][] columns, int[] kept) {
    return Arrays.stream(columns).map(column -> gathered(column, kept)).toArray(double[][]::new);
  }

  private static double[] gathered(double[] column, int[] kept) {
    double[] some = new double[kept.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = column[kept[i]];
    }
    return some;
  }

  /**
   * The coefficients of some of these components, and of the background where there is one.
   *
   * @param kept their places among these, ascending
   */
  MixtureCoefficients only(int[] kept) {
    return new MixtureCoefficients(this, kept);
  }

  /** The number of component k in the posterior. */
  int number(int k) {
    return numbers == null ? k : numbers[k];
  }

  private static Shape shape(MixturePosterior q) {
    return switch (q.prior().locations().moments()) {
      case NONE, TOTAL -> Shape.LINEAR;
      case TRACE -> Shape.SPHERICAL;
      case FULL -> Shape.FULL;
    };
  }

  private static int size(Shape shape, int dimension) {
    return switch (shape) {
      case LINEAR -> 0;
      case SPHERICAL -> 1;
      case FULL -> dimension * (dimension + 1) / 2;
    };
  }

  private void fillPrecision(MixturePosterior q, int k) {
    if (precisions.length > 0) {
      double[] packed = q.locations().precision(k).packed();
      for (int e = 0; e < precisions.length; e++) {
        precisions[e][k] = packed[e];
      }
    }
  }

  /** The coefficients of a posterior, in the order of its components. */
  public static MixtureCoefficients of(MixturePosterior posterior) {
    return new MixtureCoefficients(posterior);
  }

  boolean hasBackground() {
    return classes > components;
  }

  /** Entry i of the diagonal of A_k, 0 for the background, less what is shared. */
  double diagonal(int k, int i) {
    if (k == components) {
      return -tau;
    }
    return switch (shape) {
      case LINEAR -> 0;
      case SPHERICAL -> precisions[0][k];
      case FULL -> precisions[i * (i + 3) / 2][k];
    };
  }

  /** Entry i, j of A_k, {@code i > j}. */
  double offDiagonal(int k, int i, int j) {
    return k == components || shape != Shape.FULL ? 0 : precisions[i * (i + 1) / 2 + j][k];
  }
}
