package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.epicentra.Golden;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.FrozenNoise;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.training.Adam;
import org.epicentra.vae.training.AdamState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loss, gradient and steps of Adam against PyTorch's autograd and optimiser in double precision:
 * src/test/python/make_vae_golden.py.
 */
class GoldenVaeTest {
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(strings = {"analytic", "total", "path", "samples", "relu", "tanh", "gaussian"})
  void trainsAsPyTorch(String name) {
    JsonNode golden = Golden.read("vae-" + name);
    int samples = golden.get("samples").intValue();
    int rows = golden.get("rows").intValue();
    VaeElbo elbo =
        new VaeElbo(
            architecture(golden),
            Estimator.of(golden.get("estimator").textValue()).create(),
            samples,
            Blas.of(BlasChoice.AUTO));
    long[] keys = LongStream.range(0, rows).toArray();
    Minibatch batch = new Minibatch(floats(golden.get("pixels")), rows, keys);
    Noise noise = new FrozenNoise(floats(golden.get("noise")), samples);
    ParameterLayout layout = new ParameterLayout(architecture(golden));
    float[] weights = layout.fromTorch(floats(golden.get("weights")));
    double[] reconstruction = new double[rows];
    double[] kl = new double[rows];
    elbo.losses(weights, batch, noise, reconstruction, kl);
    compare("reconstruction", reconstruction, golden.get("reconstruction"));
    compare("kl", kl, golden.get("kl"));

    AdamState state = AdamState.initial(weights.length);
    GradientSum sum = new GradientSum(weights.length);
    for (int step = 1; step <= 3; step++) {
      sum.clear();
      elbo.addGradient(weights, batch, noise, sum);
      if (step == 1) {
        compare(
            "gradient",
            ReferenceVae.doubles(layout.toTorch(sum.gradient())),
            golden.get("gradient"));
      }
      Adam adam = new Adam(rate(golden, step), state);
      adam.update(weights, sum.gradient());
      state = adam.state();
      if (step != 2) {
        compare(
            "weights", ReferenceVae.doubles(layout.toTorch(weights)), golden.get("weights" + step));
      }
    }
    assertThat(state.step()).isEqualTo(3);
  }

  private static double rate(JsonNode golden, int step) {
    return golden.has("learningRates")
        ? golden.get("learningRates").get(step - 1).doubleValue()
        : golden.get("learningRate").doubleValue();
  }

  private static VaeArchitecture architecture(JsonNode golden) {
    List<Integer> hidden = new ArrayList<>();
    golden.get("hidden").forEach(width -> hidden.add(width.intValue()));
    VaeArchitecture network =
        new VaeArchitecture(
            golden.get("inputs").intValue(), hidden, golden.get("latent").intValue());
    if (golden.has("activation")) {
      network = network.withActivation(Activation.of(golden.get("activation").textValue()));
    }
    return golden.has("likelihood")
        ? network.withLikelihood(Likelihood.of(golden.get("likelihood").textValue()), 0)
        : network;
  }

  private static float[] floats(JsonNode node) {
    double[] values = Golden.vector(node);
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static void compare(String what, double[] actual, JsonNode node) {
    double[] expected = Golden.vector(node);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("%s %d", what, i)
          .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
    }
  }
}
