package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.epicentra.Samples;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.Beta;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.GammaFunctions;
import org.epicentra.mixture.MixtureSampler.Draw;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;

/**
 * Draws of posteriors of every kind against their predictive laws: weights (41), locations (46),
 * strengths (47), background. Seeds are fixed; a test makes some 20 tests of fit, each of which
 * fails for one seed in a million.
 */
class PredictiveDrawsTest {
  private static final double FALSE_FAIL_RATE = 1e-6;
  private static final int DRAWS = 40_000;
  private static final int COMPONENTS = 3;

  @Test
  void ofTheTextbookModel() {
    check(MixtureFamily.TEXTBOOK, 2);
  }

  @Test
  void ofTheDefaultFamily() {
    check(MixtureFamily.DEFAULT, 2);
  }

  @Test
  void ofSphericalComponentsWithTruncatedCounts() {
    check(
        family(CovarianceType.SPHERICAL, WeightType.DIRICHLET_PROCESS, CountType.POISSON, true, 0),
        2);
    check(
        family(
            CovarianceType.SPHERICAL, WeightType.DIRICHLET, CountType.NEGATIVE_BINOMIAL, true, 0),
        3);
  }

  @Test
  void ofHypocentresWithALocationError() {
    for (CovarianceType covariance : CovarianceType.values()) {
      check(family(covariance, WeightType.DIRICHLET, CountType.NEGATIVE_BINOMIAL, false, 1.5), 3);
    }
  }

  private static MixtureFamily family(
      CovarianceType covariance,
      WeightType weights,
      CountType counts,
      boolean zeroTruncated,
      double locationError) {
    return new MixtureFamily(
        covariance, weights, null, counts, null, zeroTruncated, false, null, locationError);
  }

  private static void check(MixtureFamily family, int dimension) {
    MixturePosterior posterior = posterior(family, dimension);
    MixtureSampler sampler = MixtureSampler.ofPosterior(posterior, 8);
    List<List<Draw>> byClass = new ArrayList<>();
    for (int k = 0; k < posterior.classes(); k++) {
      byClass.add(new ArrayList<>());
    }
    for (int row = 0; row < DRAWS; row++) {
      Draw draw = sampler.draw(row);
      boolean none = draw.component() == MixtureSampler.BACKGROUND;
      byClass.get(none ? COMPONENTS : draw.component()).add(draw);
    }
    checkWeights(posterior, byClass);
    for (int k = 0; k < COMPONENTS; k++) {
      checkLocations(posterior.locations().predictive(k), byClass.get(k));
    }
    if (posterior.background() != null) {
      checkBackground(posterior.prior().background().region(), byClass.get(COMPONENTS));
    }
    for (int k = 0; k < byClass.size(); k++) {
      int row = k;
      assertFits(
          Samples.chiSquare(
              byClass.get(k).stream().mapToLong(Draw::strength).toArray(),
              s ->
                  Math.exp(
                      posterior.counts().logPredictive(row, s) - GammaFunctions.logFactorial(s))));
    }
  }

  /** Of few events, so that posterior and predictive laws differ from those of known parameters. */
  private static MixturePosterior posterior(MixtureFamily family, int dimension) {
    EventSample clumped = Events.clumped(5, 60, dimension);
    double[] strengths = Arrays.stream(clumped.strengths()).map(s -> s + 1).toArray();
    double[][] x = new double[clumped.size()][];
    for (int n = 0; n < x.length; n++) {
      x[n] = clumped.location(n);
    }
    EventSample events = Events.of(x, strengths, clumped.weights());
    MixtureSettings settings = MixtureSettings.plain(COMPONENTS);
    return Events.start(events, family, settings).starts().get(0);
  }

  private static void checkWeights(MixturePosterior posterior, List<List<Draw>> byClass) {
    double[] expected = new double[byClass.size()];
    double total = 0;
    for (int k = 0; k < expected.length; k++) {
      expected[k] = k < COMPONENTS ? posterior.weight(k) : posterior.background().mean();
      total += expected[k];
    }
    double chiSquare = 0;
    for (int k = 0; k < expected.length; k++) {
      double events = DRAWS * expected[k] / total;
      chiSquare += Math.pow(byClass.get(k).size() - events, 2) / events;
    }
    ChiSquaredDistribution law = new ChiSquaredDistribution(null, expected.length - 1);
    assertFits(1 - law.cumulativeProbability(chiSquare));
  }

  /** The Mahalanobis distances, and the coordinate on each axis. */
  private static void checkLocations(MultivariateStudentT law, List<Draw> draws) {
    double half = 0.5 * law.location().length;
    boolean normal = law.df() == Double.POSITIVE_INFINITY;
    Gamma chiSquare = Gamma.of(half, 0.5);
    Beta ratio = normal ? null : Beta.of(half, 0.5 * law.df());
    DoubleUnaryOperator distances =
        normal ? chiSquare::cdf : squared -> ratio.cdf(squared / (law.df() + squared));
    assertFits(
        Samples.kolmogorovSmirnov(
            draws.stream().mapToDouble(draw -> law.squaredDistance(draw.location())).toArray(),
            distances));
    DoubleUnaryOperator axis =
        normal
            ? new NormalDistribution(null, 0, 1)::cumulativeProbability
            : new TDistribution(null, law.df())::cumulativeProbability;
    for (int d = 0; d < law.location().length; d++) {
      double centre = law.location()[d];
      double scale = Math.sqrt(law.scale().get(d, d));
      int coordinate = d;
      double[] sample =
          draws.stream().mapToDouble(at -> (at.location()[coordinate] - centre) / scale).toArray();
      assertFits(Samples.kolmogorovSmirnov(sample, axis));
    }
  }

  private static void checkBackground(Region region, List<Draw> draws) {
    assertThat(draws).allMatch(draw -> region.contains(draw.location()));
    for (int d = 0; d < region.dimension(); d++) {
      int coordinate = d;
      double low = ((Number) ((List<?>) region.parameters().get("low")).get(d)).doubleValue();
      double high = ((Number) ((List<?>) region.parameters().get("high")).get(d)).doubleValue();
      double[] sample = draws.stream().mapToDouble(draw -> draw.location()[coordinate]).toArray();
      assertFits(Samples.kolmogorovSmirnov(sample, x -> (x - low) / (high - low)));
    }
  }

  private static void assertFits(double p) {
    assertThat(p).isGreaterThan(FALSE_FAIL_RATE);
  }
}
