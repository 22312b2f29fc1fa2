package org.epicentra.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;

/**
 * Draws made directly and through the reparameterisation, each sample compared with the
 * distribution and with the other. Draw i depends only on the seed and i.
 *
 * @param direct draws by {@link ContinuousDistribution#sample}
 * @param reparameterised draws by {@link ReparameterisedDistribution#rsample}, from other random
 *     numbers
 * @param gradients derivatives of the distribution's mean, one per parameter
 */
public record DrawComparison(Sample direct, Sample reparameterised, List<Gradient> gradients) {

  /**
   * The draws of one way.
   *
   * @param draws in the order of their numbers
   * @param mean of the draws
   * @param variance of the draws, the unbiased estimate
   * @param fit the Kolmogorov-Smirnov test against the distribution
   */
  public record Sample(double[] draws, double mean, double variance, FitTest fit) {
    private static Sample of(double[] draws, ContinuousDistribution distribution) {
      Moments moments = new Moments();
      for (double draw : draws) {
        moments.add(draw);
      }
      return new Sample(
          draws,
          moments.mean(),
          moments.variance(),
          FitTest.kolmogorovSmirnov(draws, distribution));
    }
  }

  /**
   * The derivative of the distribution's mean with respect to one parameter.
   *
   * @param estimate the mean of the draws' derivatives
   * @param standardError of the estimate
   * @param exact the closed form
   */
  public record Gradient(double estimate, double standardError, double exact) {}

  /**
   * Draws and compares.
   *
   * @param count number of draws each way, 2 or more
   * @param seed of the draws
   */
  public static DrawComparison of(ReparameterisedDistribution distribution, int count, long seed) {
    double[] direct = new double[count];
    double[] reparameterised = new double[count];
    double[] exact = distribution.meanGradient();
    Moments[] slopes = new Moments[exact.length];
    Arrays.setAll(slopes, j -> new Moments());
    for (int i = 0; i < count; i++) {
      direct[i] = distribution.sample(RandomStream.of(seed, "sample-direct", 0, i));
      double noise = distribution.noise(RandomStream.of(seed, "sample-noise", 0, i));
      reparameterised[i] = distribution.rsample(noise);
      double[] slope = distribution.pathwise(noise);
      for (int j = 0; j < slopes.length; j++) {
        slopes[j].add(slope[j]);
      }
    }
    List<Gradient> gradients = new ArrayList<>();
    for (int j = 0; j < slopes.length; j++) {
      gradients.add(new Gradient(slopes[j].mean(), slopes[j].standardError(), exact[j]));
    }
    return new DrawComparison(
        Sample.of(direct, distribution),
        Sample.of(reparameterised, distribution),
        List.copyOf(gradients));
  }

  /** The Kolmogorov-Smirnov test of the direct draws against the reparameterised ones. */
  public FitTest twoSample() {
    return FitTest.twoSample(direct.draws(), reparameterised.draws());
  }
}
