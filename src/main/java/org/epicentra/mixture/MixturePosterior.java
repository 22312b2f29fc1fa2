package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.epicentra.BadInputException;
import org.epicentra.distribution.DiagonalNormal;
import org.epicentra.distribution.Gamma;
import org.epicentra.mixture.start.InitialCentres;

/**
 * The variational posterior of the mixture: for each component k, q(mu_k) = Normal(m_k, I/rho_k)
 * and q(lambda_k) = Gamma(a_k, b_k), together with the prior it belongs to. Immutable; serialised
 * with each broadcast.
 */
public final class MixturePosterior implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LOWER_TAIL = 0.025;
  private static final double UPPER_TAIL = 0.975;
  private static final double LEVEL = 0.95;

  private final MixturePrior prior;
  private final double[] means;
  private final double[] meanPrecisions;
  private final double[] rateShapes;
  private final double[] rateRates;
  private final double[] effectiveCounts;

  /**
   * Takes ownership of the arrays.
   *
   * @param means K*D values, component by component, unit
   * @param meanPrecisions rho_k, length K, 1/unit^2
   * @param rateShapes a_k, length K
   * @param rateRates b_k, length K
   * @param effectiveCounts R_k of the update, length K
   */
  MixturePosterior(
      MixturePrior prior,
      double[] means,
      double[] meanPrecisions,
      RateParameters rates,
      double[] effectiveCounts) {
    this.prior = prior;
    this.means = means;
    this.meanPrecisions = meanPrecisions;
    this.rateShapes = rates.shapes();
    this.rateRates = rates.rates();
    this.effectiveCounts = effectiveCounts;
  }

  /** Shapes a_k and rates b_k of q(lambda_k), each of length K. */
  record RateParameters(double[] shapes, double[] rates) {}

  /**
   * The start of an ascent: m_k at the centres, rho_k = rho, a_k = alpha, b_k = beta; with known
   * rates a_k = alpha + rate_k, b_k = beta + 1.
   *
   * @param centres K rows of D finite coordinates, unit
   * @param rates K values {@code >= 0}, or null
   * @throws BadInputException when the numbers do not fit the prior
   */
  public static MixturePosterior start(MixturePrior prior, double[][] centres, double[] rates) {
    int components = prior.components();
    int dimension = prior.dimension();
    InitialCentres.check(centres, rates, components, dimension);
    double[] means = new double[components * dimension];
    double[] shapes = new double[components];
    double[] rateRates = new double[components];
    for (int k = 0; k < components; k++) {
      System.arraycopy(centres[k], 0, means, k * dimension, dimension);
      shapes[k] = prior.alpha() + (rates == null ? 0 : rates[k]);
      rateRates[k] = prior.beta() + (rates == null ? 0 : 1);
    }
    double[] precisions = new double[components];
    Arrays.fill(precisions, prior.rho());
    return new MixturePosterior(
        prior, means, precisions, new RateParameters(shapes, rateRates), new double[components]);
  }

  /** The prior under which this posterior was fitted. */
  public MixturePrior prior() {
    return prior;
  }

  /** The number of components K. */
  public int components() {
    return meanPrecisions.length;
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return prior.dimension();
  }

  /** Coordinate d of m_k, unit. */
  public double mean(int k, int d) {
    return means[k * dimension() + d];
  }

  /** A copy of m_k, length D, unit. */
  public double[] mean(int k) {
    int dimension = dimension();
    return Arrays.copyOfRange(means, k * dimension, (k + 1) * dimension);
  }

  /** rho_k, 1/unit^2. */
  public double meanPrecision(int k) {
    return meanPrecisions[k];
  }

  /** a_k. */
  public double rateShape(int k) {
    return rateShapes[k];
  }

  /** b_k. */
  public double rateRate(int k) {
    return rateRates[k];
  }

  /** The posterior mean of lambda_k, a_k / b_k. */
  public double rate(int k) {
    return rateShapes[k] / rateRates[k];
  }

  /** The weight of the events that the update gave to component k, R_k of eq. (4); 0 at a start. */
  public double effectiveCount(int k) {
    return effectiveCounts[k];
  }

  /** q(mu_k). */
  public DiagonalNormal centreDistribution(int k) {
    return DiagonalNormal.isotropic(mean(k), meanPrecisions[k]);
  }

  /** q(lambda_k). */
  public Gamma rateDistribution(int k) {
    return Gamma.of(rateShapes[k], rateRates[k]);
  }

  /** The ends of the central 95 % credible interval of lambda_k, {low, high}. */
  public double[] rateInterval95(int k) {
    Gamma rate = rateDistribution(k);
    return new double[] {rate.quantile(LOWER_TAIL), rate.quantile(UPPER_TAIL)};
  }

  /** The radius about m_k that holds 95 % of q(mu_k): sqrt(chi-square_D(0.95) / rho_k), unit. */
  public double radius95(int k) {
    double chiSquare = Gamma.of(dimension() / 2.0, 0.5).quantile(LEVEL);
    return Math.sqrt(chiSquare / meanPrecisions[k]);
  }

  /** How far a component's events scatter about its centre on each axis: 1 / sqrt(tau), unit. */
  public double width() {
    return 1 / Math.sqrt(prior.tau());
  }

  /**
   * The groups of components that are one component counted several times: the centre of each lies
   * within a tenth of the {@link #width} of the centre of the first of its group, and the rate of
   * either within the 95 % credible interval of the other's. More components than the data have
   * clusters, or starts that were alike, end so.
   *
   * @return groups of two or more, by their first component; each in rising order, none sharing a
   *     component with another
   */
  public List<List<Integer>> coincidentComponents() {
    return CoincidentComponents.of(this);
  }

  /**
   * The cost of component k to the bound, eq. (8) plus eq. (9): KL(q(mu_k)||p(mu_k)) +
   * KL(q(lambda_k)||p(lambda_k)), nats.
   */
  public double divergence(int k) {
    return centreDistribution(k).kl(DiagonalNormal.isotropic(prior.nu(), prior.rho()))
        + rateDistribution(k).kl(Gamma.of(prior.alpha(), prior.beta()));
  }

  /**
   * The same posterior under another prior, for an ascent to continue from.
   *
   * @throws BadInputException when K or D differ
   */
  public MixturePosterior withPrior(MixturePrior other) {
    if (other.components() != components() || other.dimension() != dimension()) {
      throw new BadInputException(
          "The prior has "
              + (other.components() + " components and " + other.dimension() + " coordinates")
              + "; the posterior has "
              + (components() + " and " + dimension() + "."));
    }
    return new MixturePosterior(
        other, means, meanPrecisions, new RateParameters(rateShapes, rateRates), effectiveCounts);
  }

  /** Component numbers by falling effective count; equal counts keep their order. */
  int[] orderByEffectiveCount() {
    return IntStream.range(0, components())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -effectiveCounts[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The same posterior in another order: new component i is old order[i]. The weights of the prior
   * follow their components.
   */
  MixturePosterior permuted(int[] order) {
    int dimension = dimension();
    return new MixturePosterior(
        prior.permuted(order),
        permuted(means, order, dimension),
        permuted(meanPrecisions, order, 1),
        new RateParameters(permuted(rateShapes, order, 1), permuted(rateRates, order, 1)),
        permuted(effectiveCounts, order, 1));
  }

  /** Rows of the given width in another order: new row i is old row order[i]. */
  static double[] permuted(double[] values, int[] order, int width) {
    double[] permuted = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * width, permuted, i * width, width);
    }
    return permuted;
  }
}
