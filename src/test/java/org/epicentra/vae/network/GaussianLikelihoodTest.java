package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.Samples;
import org.epicentra.distribution.Normal;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.FrozenNoise;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.likelihood.Likelihood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loss, gradient, means and draws of the Gaussian likelihood; see {@link VaeElboTest}. */
class GaussianLikelihoodTest {
  private static final int INPUTS = 21;

  private static VaeArchitecture network(LatentFamily family, double variance) {
    return SmallNetworks.of(family, INPUTS)
        .withActivation(Activation.TANH)
        .withLikelihood(Likelihood.GAUSSIAN, variance);
  }

  private static Minibatch numbers() {
    float[] numbers = ReferenceVae.random(SmallNetworks.ROWS * INPUTS, 2, 12);
    return new Minibatch(numbers, SmallNetworks.ROWS, new long[] {0, 1, 2, 3});
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, analytic, 1, 0",
    "NORMAL, analytic, 3, 0",
    "NORMAL, analytic, 1, 0.3",
    "NORMAL, total, 2, 0",
    "NORMAL, path, 2, 0.3",
    "NORMAL, iwae, 3, 0",
    "NORMAL, dreg, 3, 0",
    "NORMAL, dreg, 1, 4",
    "EXPONENTIAL, iwae, 3, 0",
    "CATEGORICAL, analytic, 2, 0",
  })
  void everyParametersGradientIsThatOfCentralDifferences(
      LatentFamily family, String estimator, int samples, double variance) {
    VaeArchitecture network = network(family, variance);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.5, 11);
    float[] noise = SmallNetworks.noise(network, samples);
    VaeElbo elbo = SmallNetworks.elbo(network, estimator, samples);
    GradientSum sum = new GradientSum(weights.length);
    elbo.addGradient(weights, numbers(), new FrozenNoise(noise, samples), sum);
    ReferenceVae reference = new ReferenceVae(network, numbers().pixels(), noise, samples);
    double[] expected = reference.gradient(weights, estimator);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) sum.gradient()[i])
          .as("parameter %d", i)
          .isCloseTo(expected[i], within(3e-5 * (1 + Math.abs(expected[i]))));
    }
    // A second time, where the gradient is not overwritten but added to.
    elbo.addGradient(weights, numbers(), new FrozenNoise(noise, samples), sum);
    int last = expected.length - 1;
    assertThat((double) sum.gradient()[last])
        .isCloseTo(2 * expected[last], within(6e-5 * (1 + Math.abs(expected[last]))));
  }

  /**
   * All weights zero but biases and log-variances: each input is Normal(bias, variance) whatever z.
   */
  @Test
  void aDecoderThatIgnoresZHasTheNormalDensity() {
    for (double variance : new double[] {0, 0.7}) {
      VaeArchitecture network = network(LatentFamily.NORMAL, variance);
      float[] weights = new float[network.parameterCount()];
      int bias = new ParameterLayout(network).decoder().get(2).bias();
      double[] expected = new double[SmallNetworks.ROWS];
      for (int i = 0; i < INPUTS; i++) {
        weights[bias + i] = 0.1f * i - 1;
        float logVariance = 0.2f * i - 2;
        if (variance == 0) {
          weights[bias + INPUTS + i] = logVariance;
        }
        double deviation = Math.sqrt(variance == 0 ? Math.exp(logVariance) : variance);
        for (int row = 0; row < expected.length; row++) {
          double x = numbers().pixels()[row * INPUTS + i];
          expected[row] -= Normal.of(0.1f * i - 1, deviation).logProb(x);
        }
      }
      double[] reconstruction = new double[expected.length];
      double[] kl = new double[expected.length];
      Noise noise = LatentFamily.NORMAL.noise(1, Noise.EVALUATION, 0);
      SmallNetworks.elbo(network, "analytic", 1)
          .losses(weights, numbers(), noise, reconstruction, kl);
      for (int row = 0; row < expected.length; row++) {
        assertThat(reconstruction[row]).isCloseTo(expected[row], within(1e-5 * expected[row]));
        assertThat(kl[row]).isCloseTo(0, within(1e-12));
      }
    }
  }

  /** Means are the outputs; a draw adds noise of the input's variance, a function of the row. */
  @Test
  void drawsHaveTheDistributionOfTheInputs() {
    VaeArchitecture network = network(LatentFamily.NORMAL, 0);
    float[] weights = new float[network.parameterCount()];
    int bias = new ParameterLayout(network).decoder().get(2).bias();
    weights[bias + 2] = 5;
    weights[bias + INPUTS + 2] = (float) Math.log(4);
    int rows = 2000;
    VaeElbo elbo = SmallNetworks.elbo(network, "analytic", 1);
    float[] means = new float[rows * INPUTS];
    elbo.decode(weights, new float[rows * network.codes()], rows, means);
    assertThat(means[2]).isEqualTo(5);
    assertThat(means[3]).isZero();
    float[] draws = means.clone();
    elbo.drawInputs(draws, rows, 7, 0);
    double[] wide = new double[rows];
    double[] unit = new double[rows];
    for (int row = 0; row < rows; row++) {
      wide[row] = draws[row * INPUTS + 2];
      unit[row] = draws[row * INPUTS + 3];
    }
    assertThat(Samples.kolmogorovSmirnov(wide, x -> Normal.of(5, 2).cdf(x))).isGreaterThan(1e-6);
    assertThat(Samples.kolmogorovSmirnov(unit, x -> Normal.of(0, 1).cdf(x))).isGreaterThan(1e-6);
    float[] later = java.util.Arrays.copyOfRange(means, 10 * INPUTS, 11 * INPUTS);
    elbo.drawInputs(later, 1, 7, 10);
    assertThat(later).isEqualTo(java.util.Arrays.copyOfRange(draws, 10 * INPUTS, 11 * INPUTS));
  }

  @Test
  void theLearnedVariancesAreParametersThatStartAtOne() {
    VaeArchitecture pixels = SmallNetworks.of(LatentFamily.NORMAL, INPUTS);
    VaeArchitecture learned = pixels.withLikelihood(Likelihood.GAUSSIAN, 0);
    assertThat(learned.parameterCount()).isEqualTo(pixels.parameterCount() + INPUTS);
    assertThat(pixels.withLikelihood(Likelihood.GAUSSIAN, 2).parameterCount())
        .isEqualTo(pixels.parameterCount());
    float[] values = VaeWeights.initial(learned, 3).values();
    for (int i = 1; i <= INPUTS; i++) {
      assertThat(values[values.length - i]).isZero();
    }
    assertThatThrownBy(() -> pixels.withLikelihood(Likelihood.BERNOULLI, 1))
        .hasMessage("‹variance› is 1.0; it must be left out with the likelihood bernoulli");
    for (double variance : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> pixels.withLikelihood(Likelihood.GAUSSIAN, variance))
          .hasMessageContaining("‹variance› is " + variance);
    }
    assertThatThrownBy(() -> pixels.withLikelihood(null, 0))
        .hasMessageContaining("one of [bernoulli, gaussian]");
  }

  /** By hand: (7 - 3)/2 = 2, and ln of 2 x 5. */
  @Test
  void numbersAreStandardisedAndRestored() {
    Standardization by = new Standardization(new double[] {3, -10}, new double[] {2, 5});
    assertThat(by.input(0, 7)).isEqualTo(2);
    assertThat(by.input(1, -12.5)).isEqualTo(-0.5f);
    float[] row = {9, 2, -0.5f};
    by.restore(row, 1);
    assertThat(row).containsExactly(9, 7, -12.5f);
    assertThat(by.logJacobian()).isCloseTo(-Math.log(10), within(1e-12));
    assertThatThrownBy(() -> new Standardization(new double[1], new double[] {0}))
        .hasMessageContaining("column 0 has mean 0.0 and deviation 0.0");
    VaeArchitecture network = new VaeArchitecture(2, List.of(1), 1);
    assertThatThrownBy(() -> VaeWeights.initial(network, 1).standardizedBy(by))
        .hasMessageContaining("pixels with the likelihood bernoulli");
    VaeArchitecture three =
        new VaeArchitecture(3, List.of(1), 1).withLikelihood(Likelihood.GAUSSIAN, 0);
    assertThatThrownBy(() -> VaeWeights.initial(three, 1).standardizedBy(by))
        .hasMessageContaining("has 2 columns; the network has 3 inputs");
  }
}
