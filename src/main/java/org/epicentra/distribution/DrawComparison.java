package org.epicentra.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;

/**
 * Draws of a law made directly and through the reparameterisation, each compared with the law and
 * both with each other. Draw i is a function of the seed and i.
 *
 * @param direct draws of {@link ContinuousLaw#sample}
 * @param reparameterised draws of {@link ReparameterisedLaw#rsample}, from other random numbers
 * @param gradients of the law's mean, one for each parameter
 */
public record DrawComparison(Sample direct, Sample reparameterised, List<Gradient> gradients) {

  /**
   * Draws and what they tell.
   *
   * @param draws in the order of their numbers
   * @param mean of the draws
   * @param variance of the draws, unbiased
   * @param fit to the law
   */
  public record Sample(double[] draws, double mean, double variance, FitTest fit) {
    private static Sample of(double[] draws, ContinuousLaw law) {
      Moments moments = new Moments();
      for (double draw : draws) {
        moments.add(draw);
      }
      return new Sample(
          draws, moments.mean(), moments.variance(), FitTest.kolmogorovSmirnov(draws, law));
    }
  }

  /**
   * The derivative of the law's mean by one parameter.
   *
   * @param estimate the mean of the draws' derivatives
   * @param standardError of the estimate
   * @param exact the closed form
   */
  public record Gradient(double estimate, double standardError, double exact) {}

  /**
   * Draws and compares.
   *
   * @param count of draws each way, at least 2
   */
  public static DrawComparison of(ReparameterisedLaw law, int count, long seed) {
    double[] direct = new double[count];
    double[] reparameterised = new double[count];
    double[] exact = law.meanGradient();
    Moments[] slopes = new Moments[exact.length];
    Arrays.setAll(slopes, j -> new Moments());
    for (int i = 0; i < count; i++) {
      direct[i] = law.sample(RandomStream.of(seed, "sample-direct", 0, i));
      double noise = law.noise(RandomStream.of(seed, "sample-noise", 0, i));
      reparameterised[i] = law.rsample(noise);
      double[] slope = law.pathwise(noise);
      for (int j = 0; j < slopes.length; j++) {
        slopes[j].add(slope[j]);
      }
    }
    List<Gradient> gradients = new ArrayList<>();
    for (int j = 0; j < slopes.length; j++) {
      gradients.add(new Gradient(slopes[j].mean(), slopes[j].standardError(), exact[j]));
    }
    return new DrawComparison(
        Sample.of(direct, law), Sample.of(reparameterised, law), List.copyOf(gradients));
  }

  /** Direct draws against reparameterised ones. */
  public FitTest twoSample() {
    return FitTest.twoSample(direct.draws(), reparameterised.draws());
  }
}
