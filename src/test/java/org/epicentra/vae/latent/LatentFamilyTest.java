package org.epicentra.vae.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.distribution.Categorical;
import org.epicentra.distribution.Exponential;
import org.epicentra.gradient.ElboGradientEstimators;
import org.epicentra.vae.evaluation.ImportanceSampler;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.format.WeightsCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.GradientPass;
import org.epicentra.vae.training.InMemoryGradientPass;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.Runs;
import org.epicentra.vae.training.StepwiseEpoch;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.epicentra.vae.training.VaeTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The exponential and the categorical family; the normal one has tests of its own. */
class LatentFamilyTest {
  private static final int ROWS = 4;

  private static VaeArchitecture network(LatentFamily family, int inputs) {
    int categories = family == LatentFamily.CATEGORICAL ? 3 : 0;
    return new VaeArchitecture(inputs, List.of(9, 7), 2, family, categories);
  }

  private static float[] pixels(int inputs) {
    float[] pixels = ReferenceVae.random(ROWS * inputs, 1, 12);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] > 0 ? 1 : 0;
    }
    return pixels;
  }

  private static Minibatch batch(int inputs) {
    return new Minibatch(pixels(inputs), ROWS, new long[] {0, 1, 2, 3});
  }

  private static VaeElbo elbo(VaeArchitecture network, int samples) {
    return elbo(network, "analytic", samples);
  }

  private static VaeElbo elbo(VaeArchitecture network, String estimator, int samples) {
    return new VaeElbo(
        network, ElboGradientEstimators.named(estimator), samples, Blas.of(BlasChoice.JAVA));
  }

  private static float[] noise(VaeArchitecture network, int samples) {
    float[] noise = new float[ROWS * samples * network.codes()];
    network.family().noise(3, Noise.TRAINING, 1).fill(0, 0, noise, 0, noise.length);
    return noise;
  }

  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, analytic, 1, 1",
    "EXPONENTIAL, analytic, 3, 1",
    "EXPONENTIAL, total, 1, 1",
    "EXPONENTIAL, total, 3, 1",
    "EXPONENTIAL, path, 1, 1",
    "EXPONENTIAL, path, 3, 1",
    "EXPONENTIAL, iwae, 1, 1",
    "EXPONENTIAL, iwae, 3, 1",
    "EXPONENTIAL, dreg, 1, 1",
    "EXPONENTIAL, dreg, 3, 1",
    "CATEGORICAL, analytic, 1, 1",
    "CATEGORICAL, analytic, 3, 0.5"
  })
  void everyParametersGradientIsThatOfCentralDifferences(
      LatentFamily family, String estimator, int samples, double temperature) {
    VaeArchitecture network = network(family, 21);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.5, 11);
    float[] noise = noise(network, samples);
    VaeElbo elbo = elbo(network, estimator, samples);
    elbo.anneal(temperature);
    GradientSum sum = new GradientSum(weights.length);
    elbo.addGradient(weights, batch(21), new FrozenNoise(noise, samples), sum);
    ReferenceVae reference = new ReferenceVae(network, pixels(21), noise, samples).at(temperature);
    double[] expected = reference.gradient(weights, estimator);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) sum.gradient()[i])
          .as("parameter %d", i)
          .isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
    }
    double[] exact = ReferenceVae.doubles(weights);
    double loss = 0;
    boolean weighted = samples > 1 && List.of("iwae", "dreg").contains(estimator);
    for (int row = 0; row < ROWS; row++) {
      loss +=
          weighted
              ? reference.weighted(exact, row) / ROWS
              : (reference.reconstruction(exact, row) + reference.kl(exact, row)) / ROWS;
    }
    assertThat(sum.losses().loss()).isCloseTo(loss, within(1e-5));
  }

  /** A decoder that ignores z has the prior as posterior, which q is where the heads give 0. */
  @ParameterizedTest
  @CsvSource({"path, 1", "path, 3", "dreg, 3"})
  void whereAnExponentialQIsThePosteriorEachDrawGivesZero(String estimator, int samples) {
    VaeArchitecture network = network(LatentFamily.EXPONENTIAL, 6);
    LayerSlice head = new ParameterLayout(network).heads().get(0);
    float[] weights = new float[network.parameterCount()];
    FrozenNoise noise = new FrozenNoise(noise(network, samples), samples);
    GradientSum quiet = new GradientSum(weights.length);
    elbo(network, estimator, samples).addGradient(weights, batch(6), noise, quiet);
    GradientSum loud = new GradientSum(weights.length);
    elbo(network, "total", samples).addGradient(weights, batch(6), noise, loud);
    for (int i = 0; i < 2; i++) {
      assertThat(quiet.gradient()[head.bias() + i]).isCloseTo(0, within(1e-6f));
      assertThat(Math.abs(loud.gradient()[head.bias() + i])).isGreaterThan(0.01f);
    }
  }

  /** Losses alone are those of the model with discrete z, whatever the temperature in training. */
  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void lossesAreOfDiscreteDrawsAndOfTheLawsDivergences(LatentFamily family) {
    VaeArchitecture network = network(family, 21);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.5, 11);
    float[] noise = noise(network, 2);
    ReferenceVae reference = new ReferenceVae(network, pixels(21), noise, 2).at(0);
    double[] reconstruction = new double[ROWS];
    double[] kl = new double[ROWS];
    VaeElbo elbo = elbo(network, 2);
    elbo.anneal(0.7);
    elbo.losses(weights, batch(21), new FrozenNoise(noise, 2), reconstruction, kl);
    double[] exact = ReferenceVae.doubles(weights);
    for (int row = 0; row < ROWS; row++) {
      assertThat(reconstruction[row]).isCloseTo(reference.reconstruction(exact, row), within(1e-4));
      double[] head = reference.encode(exact, row)[0];
      assertThat(kl[row]).isCloseTo(divergence(family, head), within(1e-5));
    }
  }

  private static double divergence(LatentFamily family, double[] head) {
    double sum = 0;
    if (family == LatentFamily.EXPONENTIAL) {
      for (double h : head) {
        sum += Exponential.of(Math.exp(h)).kl(Exponential.of(1));
      }
      return sum;
    }
    for (int from = 0; from < head.length; from += 3) {
      sum +=
          Categorical.ofLogits(Arrays.copyOfRange(head, from, from + 3))
              .kl(Categorical.ofLogits(0, 0, 0));
    }
    return sum;
  }

  /** p(x) is the mean of p(x|z) over all nine z, each of prior 1/9. */
  @Test
  void importanceWeightingGivesTheSumOverAllCategories() {
    VaeArchitecture network = network(LatentFamily.CATEGORICAL, 6);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.8, 3);
    float[] corners = new float[9 * 6];
    for (int i = 0; i < 9; i++) {
      corners[i * 6 + i / 3] = 1;
      corners[i * 6 + 3 + i % 3] = 1;
    }
    float[] theta = new float[9 * 6];
    elbo(network, 1).decode(weights, corners, 9, theta);
    double[] estimates = importance(network, weights, 100_000);
    float[] pixels = pixels(6);
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = 0; i < 9; i++) {
        double p = 1 / 9.0;
        for (int j = 0; j < 6; j++) {
          p *= pixels[row * 6 + j] == 1 ? theta[i * 6 + j] : 1 - theta[i * 6 + j];
        }
        sum += p;
      }
      assertThat(estimates[row]).isCloseTo(Math.log(sum), within(0.01));
    }
  }

  /** A decoder that ignores z has p(x) = 2^-6, here with rates of 0.7 and 0.9 in place of 1. */
  @Test
  void importanceWeightingCorrectsForTheRates() {
    VaeArchitecture network = network(LatentFamily.EXPONENTIAL, 6);
    float[] weights = new float[network.parameterCount()];
    LayerSlice head = new ParameterLayout(network).heads().get(0);
    weights[head.bias()] = (float) Math.log(0.7);
    weights[head.bias() + 1] = (float) Math.log(0.9);
    assertThat(importance(network, weights, 1)[0]).isNotCloseTo(-6 * Math.log(2), within(1e-3));
    assertThat(importance(network, weights, 100_000)[0]).isCloseTo(-6 * Math.log(2), within(0.01));
  }

  private static double[] importance(VaeArchitecture network, float[] weights, int draws) {
    double[] out = new double[ROWS];
    Noise noise = network.family().noise(2, Noise.EVALUATION, 0);
    new ImportanceSampler(network, Blas.of(BlasChoice.JAVA))
        .logLikelihoods(weights, batch(6), draws, noise, out);
    return out;
  }

  /** 20,000 draws; means within five standard errors, 1/a and p (1 - p) being the variances. */
  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void drawsHaveTheMomentsThatAreTold(LatentFamily family) {
    VaeArchitecture network = network(family, 6);
    Posterior posterior =
        LatentFamily.posterior(
            network, ElboGradientEstimators.named("analytic"), ElementKernel.create());
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

  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void trainingLearnsAndResumesToTheSameBits(LatentFamily family) {
    VaeArchitecture network = network(family, 20);
    byte[] images = Runs.images(103, 1);
    TrainingSettings settings =
        new TrainingSettings(
            60,
            16,
            5e-3,
            Binarize.THRESHOLD,
            Objective.ELBO,
            "analytic",
            1,
            7,
            0,
            0,
            new Annealing(1, 0.4, 2e-3));
    List<byte[]> checkpoints = new ArrayList<>();
    TrainingListener keep =
        new TrainingListener() {
          @Override
          public void epochFinished(TrainingState state) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TrainingStateCodec.write(state, out);
            checkpoints.add(out.toByteArray());
          }
        };
    GradientPass pass =
        new InMemoryGradientPass(
            network, settings, Runs.partitions(images, 2), Blas.of(BlasChoice.JAVA));
    VaeTrainer trainer = new VaeTrainer(settings, new StepwiseEpoch(pass), null);
    TrainingState end = trainer.train(TrainingState.initial(network, settings, 103, 0), keep);
    double first = end.epochs().get(0).loss();
    assertThat(end.epochs().get(59).loss()).isLessThan(first - 3);
    TrainingState middle = TrainingStateCodec.read(new ByteArrayInputStream(checkpoints.get(29)));
    assertThat(middle.weights().architecture()).isEqualTo(network);
    trainer.train(middle, keep);
    assertThat(checkpoints.get(89)).isEqualTo(checkpoints.get(59));
    TrainingSettings other = Runs.settings(60, Binarize.THRESHOLD, "analytic");
    assertThatThrownBy(
            () -> new VaeTrainer(other, new StepwiseEpoch(pass), null).train(middle, keep))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "--temperature-end is 0.5 and was 0.4; --temperature-rate is 1.0E-4 and was 0.002")
        .hasMessageContaining("Only --epochs and --patience may change");
  }

  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void weightsKeepTheirFamily(LatentFamily family) {
    VaeWeights weights = VaeWeights.initial(network(family, 6), 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WeightsCodec.write(weights, out);
    VaeWeights back = WeightsCodec.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(back.architecture()).isEqualTo(weights.architecture());
    assertThat(back.values()).isEqualTo(weights.values());
    String told = "\"family\":\"" + family.label() + "\"";
    assertThat(out.toString(java.nio.charset.StandardCharsets.ISO_8859_1).contains(told))
        .isEqualTo(family != LatentFamily.NORMAL);
  }

  /** Exp(1) has mean 1 and variance 1; each of three categories comes in a third of all draws. */
  @Test
  void generatedPointsAreDrawsOfThePriorAlongLinesToo() {
    float[] exponential =
        new LatentDraws(1, 4).points(0, 20_000, network(LatentFamily.EXPONENTIAL, 6));
    double sum = 0;
    double squares = 0;
    for (float z : exponential) {
      sum += z;
      squares += (z - 1.0) * (z - 1);
    }
    // Lines correlate their four points: at most four times the variance of independent draws.
    assertThat(sum / 40_000).isCloseTo(1, within(5 * 2 / Math.sqrt(40_000)));
    assertThat(squares / 40_000).isCloseTo(1, within(5 * 2 * Math.sqrt(8 / 40_000.0)));
    float[] corners = new LatentDraws(1, 1).points(0, 20_000, network(LatentFamily.CATEGORICAL, 6));
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
        .hasMessage("categories is 1, must be 2 or more with the latent family categorical");
    assertThatThrownBy(() -> new VaeArchitecture(6, List.of(4), 2, LatentFamily.NORMAL, 5))
        .hasMessage("categories is 5, must be left out with the latent family normal");
    assertThatThrownBy(() -> new VaeArchitecture(6, List.of(4), 2, null, 0))
        .hasMessageContaining("family is null");
    TrainingSettings path = Runs.settings(1, Binarize.NONE, "path");
    assertThatThrownBy(() -> path.requireFamily(LatentFamily.CATEGORICAL))
        .hasMessageContaining("has the estimator analytic of the objective elbo alone, not path")
        .hasMessageContaining("a category has none");
    path.requireFamily(LatentFamily.NORMAL);
    path.requireFamily(LatentFamily.EXPONENTIAL);
    assertThatThrownBy(() -> elbo(network(LatentFamily.EXPONENTIAL, 6), "score", 2))
        .hasMessageContaining("estimator is 'score', must be one of analytic, total, path, iwae");
  }
}
