package org.epicentra.mixture.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.Gamma;
import org.epicentra.math.LogSumExp;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Scatter;
import org.epicentra.mixture.MixtureTruth.Strengths;

/**
 * The distribution that a {@link MixtureTruth} in the plane is drawn from: mu_k ~ Normal(0,
 * spread^2 I), lambda_k ~ Gamma(2, 2 / meanRate), the background's rate likewise. What is drawn for
 * a component depends on the seed and its number alone, but for its weight.
 *
 * @param components K, 1 or more
 * @param spread standard deviation of the centres along each axis, unit, {@code >= 0}
 * @param deviation standard deviation of the locations about their centre, unit, {@code > 0}; of
 *     elongated components the geometric mean over their axes
 * @param meanRate mean of the rates, {@code > 0}
 * @param variant what is beyond the textbook model
 */
public record TruthSettings(
    int components, double spread, double deviation, double meanRate, Variant variant) {

  /** The region of a background reaches so many standard deviations beyond the centres. */
  public static final double FARTHEST = 7;

  private static final double MOST_ELONGATED = 1000;
  private static final String PURPOSE = "truth";
  private static final String WEIGHT = "truth weight";
  private static final String BACKGROUND = "truth background";

  /** The shape of the rates' distribution: its standard deviation is 0.7 of its mean. */
  private static final double RATE_SHAPE = 2;

  /**
   * What a truth may have beyond the textbook model.
   *
   * @param axisRatio the greatest ratio of a component's longest axis to its shortest, from 1, for
   *     round components, to 1000
   * @param weightConcentration of the Dirichlet distribution of the weights, {@code > 0}; infinite
   *     for equal weights
   * @param dispersion of the strengths; infinite for Poisson
   * @param zeroTruncated whether strengths of 0 are never seen
   * @param background the share of events of no component, in [0, 1)
   * @param locationError standard deviation of the locations about the true ones on each axis,
   *     unit, {@code >= 0}
   */
  public record Variant(
      double axisRatio,
      double weightConcentration,
      double dispersion,
      boolean zeroTruncated,
      double background,
      double locationError) {

    /** Equal weights, round components, Poisson strengths, no background. */
    public static final Variant TEXTBOOK =
        new Variant(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false, 0, 0);

    /**
     * @throws BadInputException when a value is outside its range
     */
    public Variant {
      if (!(axisRatio >= 1 && axisRatio <= MOST_ELONGATED)) {
        throw new BadInputException(
            Setting.mustBe("axisRatio", axisRatio, "from 1 to " + (long) MOST_ELONGATED));
      }
      if (!(weightConcentration > 0)) {
        throw new BadInputException(
            Setting.mustBe("weightConcentration", weightConcentration, "a number above 0"));
      }
      if (!(background >= 0 && background < 1)) {
        throw new BadInputException(
            Setting.mustBe("background", background, "a share of 0 or more and below 1"));
      }
      if (!(locationError >= 0 && locationError < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            Setting.mustBe("locationError", locationError, "a number of 0 or more"));
      }
    }
  }

  /**
   * @throws BadInputException when a value is outside its range
   */
  public TruthSettings {
    if (components < 1) {
      throw new BadInputException(Setting.mustBe("components", components, "1 or more"));
    }
    requirePositive("sd", deviation);
    requirePositive("meanRate", meanRate);
    if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe("spread", spread, "a number of 0 or more"));
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe(name, value, "a number above 0"));
    }
  }

  /** A truth in the plane; its first axis points east, its second north. */
  public MixtureTruth draw(long seed) {
    double[][] centres = new double[components][2];
    double[] rates = new double[components];
    for (int k = 0; k < components; k++) {
      RandomStream random = RandomStream.of(seed, PURPOSE, 0, k);
      centres[k][0] = spread * random.nextGaussian();
      centres[k][1] = spread * random.nextGaussian();
      rates[k] = rate(random);
    }
    return new MixtureTruth(
        weights(seed),
        centres,
        scatter(2, seed),
        new Strengths(rates, variant.dispersion(), variant.zeroTruncated()),
        variant.background() == 0 ? null : noise(centres, seed));
  }

  /**
   * The shapes of the components.
   *
   * @param dimension D, 2 or 3; covariances are in coordinates that point east, north and up
   */
  public Scatter scatter(int dimension, long seed) {
    if (variant.axisRatio() == 1) {
      return new Scatter(1 / (deviation * deviation), null, variant.locationError());
    }
    RandomShapes shapes = new RandomShapes(deviation, variant.axisRatio(), seed);
    List<SymmetricMatrix> covariances = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      covariances.add(dimension == 2 ? shapes.ellipse(k) : shapes.ellipsoid(k));
    }
    return new Scatter(Double.NaN, covariances, variant.locationError());
  }

  /** The longest standard deviation that a location may have about its centre, unit. */
  public double widest() {
    return Math.hypot(deviation * Math.sqrt(variant.axisRatio()), variant.locationError());
  }

  private double rate(RandomStream random) {
    return Gamma.of(RATE_SHAPE, RATE_SHAPE / meanRate).sample(random);
  }

  private double[] weights(long seed) {
    double[] weights = new double[components];
    if (variant.weightConcentration() == Double.POSITIVE_INFINITY) {
      Arrays.fill(weights, 1.0 / components);
      return weights;
    }
    Gamma share = Gamma.of(variant.weightConcentration(), 1);
    for (int k = 0; k < components; k++) {
      weights[k] = share.sampleLog(RandomStream.of(seed, WEIGHT, 0, k));
    }
    double total = LogSumExp.of(weights);
    for (int k = 0; k < components; k++) {
      weights[k] = Math.max(Math.exp(weights[k] - total), Double.MIN_NORMAL);
    }
    return weights;
  }

  /** A background in the box that holds the events of all components. */
  private Noise noise(double[][] centres, long seed) {
    double[][] box = box(centres);
    double rate = rate(RandomStream.of(seed, BACKGROUND, 0, 0));
    return new Noise(variant.background(), Region.box(box[0], box[1]), rate);
  }

  /**
   * The corners, low and high, of the box that holds the events of all components.
   *
   * @param centres K rows of D coordinates, unit
   */
  public double[][] box(double[][] centres) {
    double reach = FARTHEST * widest();
    double[] low = centres[0].clone();
    double[] high = centres[0].clone();
    for (int d = 0; d < low.length; d++) {
      for (double[] centre : centres) {
        low[d] = Math.min(low[d], centre[d]);
        high[d] = Math.max(high[d], centre[d]);
      }
      low[d] -= reach;
      high[d] += reach;
    }
    return new double[][] {low, high};
  }
}
