package org.epicentra.vae.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.SmallNetworks;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.Runs;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the constants carry; loss, gradient and training of the families have tests of their own.
 */
class LatentFamilyTest {
  /** 20,000 draws; means within five standard errors, 1/a and p (1 - p) being the variances. */
  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void drawsHaveTheReportedMoments(LatentFamily family) {
    VaeArchitecture network = SmallNetworks.of(family, 6);
    Posterior posterior = network.posterior(Estimator.ANALYTIC.create(), ElementKernel.create());
    int codes = network.codes();
    posterior.take(new float[][] {ReferenceVae.random(codes, 1, 5)}, 1);
    float[] mean = new float[codes];
    float[] logVariance = new float[codes];
    posterior.moments(1, mean, logVariance);
    int draws = 20_000;
    double[] sums = new double[codes];
    float[] noise = new float[codes];
    float[] z = new float[codes];
    Noise source = family.noise(9, Noise.TRAINING, 0);
    for (int draw = 0; draw < draws; draw++) {
      source.fill(0, draw, noise, 0, codes);
      posterior.draw(0, noise, z, 0);
      for (int i = 0; i < codes; i++) {
        sums[i] += z[i] / draws;
      }
    }
    for (int i = 0; i < codes; i++) {
      double error = Math.exp(logVariance[i] / 2.0) / Math.sqrt(draws);
      assertThat(sums[i]).isCloseTo(mean[i], within(5 * error));
    }
  }

  /** Exp(1) has mean 1 and variance 1; each of three categories comes in a third of all draws. */
  @Test
  void generatedPointsAreDrawsOfThePriorAlongLinesToo() {
    float[] exponential = new LatentDraws(1, 4).points(0, 20_000, LatentFamily.EXPONENTIAL, 2, 0);
    double sum = 0;
    double squares = 0;
    for (float z : exponential) {
      sum += z;
      squares += (z - 1.0) * (z - 1);
    }
    // Lines correlate their four points: at most four times the variance of independent draws.
    assertThat(sum / 40_000).isCloseTo(1, within(5 * 2 / Math.sqrt(40_000)));
    assertThat(squares / 40_000).isCloseTo(1, within(5 * 2 * Math.sqrt(8 / 40_000.0)));
    float[] corners = new LatentDraws(1, 1).points(0, 20_000, LatentFamily.CATEGORICAL, 2, 3);
    double[] shares = new double[6];
    for (int i = 0; i < corners.length; i++) {
      assertThat(corners[i]).isIn(0f, 1f);
      shares[i % 6] += corners[i] / 20_000.0;
    }
    for (double share : shares) {
      assertThat(share).isCloseTo(1 / 3.0, within(5 * Math.sqrt(2 / 9.0 / 20_000)));
    }
    assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatAFamilyLacksIsRefused() {
    assertThatThrownBy(() -> new VaeArchitecture(6, List.of(4), 2, LatentFamily.CATEGORICAL, 1))
        .hasMessage("‹categories› is 1; it must be 2 or more with the latent family categorical");
    assertThatThrownBy(() -> new VaeArchitecture(6, List.of(4), 2, LatentFamily.NORMAL, 5))
        .hasMessage("‹categories› is 5; it must be left out with the latent family normal");
    assertThatThrownBy(() -> new VaeArchitecture(6, List.of(4), 2, null, 0))
        .hasMessageStartingWith("‹latentFamily› is null; it must be one of [normal, ");
    TrainingSettings path = Runs.settings(1, Binarize.NONE, Estimator.PATH);
    assertThatThrownBy(() -> path.requireFamily(LatentFamily.CATEGORICAL))
        .hasMessageContaining(
            "has no estimator path, only analytic (of the objective elbo): the others")
        .hasMessageContaining("a category has none");
    path.requireFamily(LatentFamily.NORMAL);
    path.requireFamily(LatentFamily.EXPONENTIAL);
    assertThatThrownBy(
            () -> SmallNetworks.elbo(SmallNetworks.of(LatentFamily.EXPONENTIAL, 6), "score", 2))
        .hasMessageContaining("has no estimator score, only analytic, total, path, iwae, dreg");
  }

  @Test
  void theEstimatorsOfEachFamily() {
    assertThat(LatentFamily.NORMAL.has(Estimator.CONTROL)).isTrue();
    assertThat(LatentFamily.EXPONENTIAL.has(Estimator.DREG)).isTrue();
    assertThat(LatentFamily.EXPONENTIAL.has(Estimator.CONTROL)).isFalse();
    assertThat(LatentFamily.CATEGORICAL.has(Estimator.ANALYTIC)).isTrue();
    assertThat(LatentFamily.CATEGORICAL.has(Estimator.TOTAL)).isFalse();
  }

  /** Where a family lacks an estimator, the message names those it has. */
  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void aFamilyHasTheEstimatorsThatItNamesAndNoOther(LatentFamily family) {
    VaeArchitecture network = SmallNetworks.of(family, 6);
    for (Estimator estimator : Estimator.values()) {
      ElboGradientEstimator instance = estimator.create(0.5);
      if (family.has(estimator)) {
        assertThat(network.posterior(instance, ElementKernel.create())).isNotNull();
      } else {
        assertThatThrownBy(() -> network.posterior(instance, ElementKernel.create()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(
                "the latent family %s has no estimator %s, only analytic",
                family, estimator.label());
      }
    }
  }

  /** Quantiles of the prior at the ranks of -2.5 to 2.5 deviations; 0.0062097 is the lowest. */
  @Test
  void aWalkGoesThroughThePrior() {
    assertThat(LatentFamily.NORMAL.walk(3, 0)).isDeepEqualTo(new float[][] {{-2.5f}, {0}, {2.5f}});
    float[][] exponential = LatentFamily.EXPONENTIAL.walk(3, 0);
    assertThat(exponential[0][0]).isCloseTo((float) -Math.log1p(-0.006209665), within(1e-6f));
    assertThat(exponential[1][0]).isCloseTo((float) Math.log(2), within(1e-6f));
    assertThat(exponential[2][0]).isCloseTo((float) -Math.log(0.006209665), within(1e-5f));
    assertThat(LatentFamily.CATEGORICAL.walk(11, 3))
        .isDeepEqualTo(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    assertThat(LatentFamily.CATEGORICAL.walk(2, 3)).hasDimensions(2, 3);
  }
}
