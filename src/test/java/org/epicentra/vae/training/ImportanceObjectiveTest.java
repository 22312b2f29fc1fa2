package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.FrozenNoise;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeElboTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on the importance-weighted bound. Its gradients are checked in {@link VaeElboTest}. */
class ImportanceObjectiveTest {
  private static final VaeArchitecture NETWORK = Runs.NETWORK;
  private static final byte[] IMAGES = Runs.images(103, 1);

  private static TrainingSettings settings(
      int epochs, Objective objective, Estimator estimator, int samples) {
    return new TrainingSettings(
        epochs, 16, 2e-3, Binarize.DYNAMIC, objective, estimator, samples, 7, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"iwae, 1", "iwae, 4", "dreg, 4", "dreg, 9"})
  void theLossIsThatOfTheDefinition(String estimator, int samples) {
    int rows = 3;
    float[] weights = ReferenceVae.random(NETWORK.parameterCount(), 0.7, 11);
    float[] pixels = ReferenceVae.random(rows * NETWORK.inputs(), 1, 12);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] > 0 ? 1 : 0;
    }
    float[] noise = new float[rows * samples * NETWORK.latent()];
    LatentFamily.NORMAL.noise(3, Noise.TRAINING, 1).fill(0, 0, noise, 0, noise.length);
    ReferenceVae reference = new ReferenceVae(NETWORK, pixels, noise, samples);
    double[] exact = ReferenceVae.doubles(weights);
    double expected = 0;
    for (int row = 0; row < rows; row++) {
      // Of one draw the divergence is taken in closed form, as for the bound itself.
      expected +=
          samples > 1
              ? reference.weighted(exact, row)
              : reference.reconstruction(exact, row) + reference.kl(exact, row);
    }
    VaeElbo elbo =
        new VaeElbo(NETWORK, Estimator.of(estimator).create(), samples, Blas.of(BlasChoice.JAVA));
    Minibatch batch = new Minibatch(pixels, rows, new long[] {0, 1, 2});
    LossSum alone = new LossSum();
    elbo.addLosses(weights, batch, new FrozenNoise(noise, samples), alone);
    GradientSum trained = new GradientSum(weights.length);
    elbo.addGradient(weights, batch, new FrozenNoise(noise, samples), trained);
    assertThat(alone.loss()).isCloseTo(expected / rows, within(1e-5));
    assertThat(trained.losses().loss()).isCloseTo(expected / rows, within(1e-5));
    assertThat(trained.losses().gain()).isCloseTo(alone.gain(), within(1e-6));
  }

  /**
   * Burda et al., theorem 1. The seeds are fixed, so 0.02 nats in the mean of 1,200 rows, above
   * rounding by far, are enough to ask of each step from k to 4 k.
   */
  @Test
  void theBoundRisesWithTheDraws() {
    float[] weights = ReferenceVae.random(NETWORK.parameterCount(), 0.7, 11);
    byte[] images = Runs.images(1200, 2);
    double before = Double.NEGATIVE_INFINITY;
    for (int samples : new int[] {1, 4, 16, 64}) {
      double bound =
          -new InMemoryLossPass(
                  NETWORK,
                  settings(1, Objective.IWAE, Estimator.TOTAL, samples),
                  new ByteImages(images, NETWORK.inputs(), 0),
                  Blas.of(BlasChoice.AUTO))
              .run(weights)
              .loss();
      assertThat(bound).as("%d draws", samples).isGreaterThan(before + 0.02);
      before = bound;
    }
  }

  @Test
  void ofOneDrawItIsTheBoundItself() {
    TrainingState weighted = Runs.train(settings(3, Objective.IWAE, Estimator.TOTAL, 1), IMAGES, 2);
    TrainingState plain = Runs.train(settings(3, Objective.ELBO, Estimator.TOTAL, 1), IMAGES, 2);
    assertThat(weighted.weights().values()).isEqualTo(plain.weights().values());
    assertThat(weighted.epochs()).isEqualTo(plain.epochs());
    float[] doubly =
        Runs.train(settings(1, Objective.IWAE, Estimator.DREG, 1), IMAGES, 2).weights().values();
    float[] path =
        Runs.train(settings(1, Objective.ELBO, Estimator.PATH, 1), IMAGES, 2).weights().values();
    for (int i = 0; i < path.length; i++) {
      assertThat(doubly[i]).isCloseTo(path[i], within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOTAL", "DREG"})
  void trainingRaisesIt(Estimator estimator) {
    TrainingState end = Runs.train(settings(60, Objective.IWAE, estimator, 8), IMAGES, 1);
    double first = end.epochs().get(0).loss();
    EpochReport last = end.epochs().get(59);
    assertThat(first).isGreaterThan(13);
    assertThat(last.loss()).isLessThan(first - 3);
    assertThat(last.gain()).isPositive();
    assertThat(last.loss())
        .isCloseTo(last.reconstruction() + last.kl() - last.gain(), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOTAL", "DREG"})
  void aResumedRunEndsInTheSameBits(Estimator estimator) {
    TrainingSettings settings = settings(4, Objective.IWAE, estimator, 5);
    List<byte[]> checkpoints = new ArrayList<>();
    TrainingListener keep = Runs.keepingCheckpoints(checkpoints);
    Runs.trainer(settings, IMAGES, 2).train(Runs.start(settings, IMAGES), keep);
    TrainingState second = TrainingStateCodec.read(new ByteArrayInputStream(checkpoints.get(1)));
    Runs.trainer(settings, IMAGES, 2).train(second, keep);
    assertThat(checkpoints).hasSize(6);
    assertThat(checkpoints.get(5)).isEqualTo(checkpoints.get(3));
  }

  @Test
  void aRunDoesNotGoOnWithTheOtherObjective() {
    TrainingState weighted = Runs.train(settings(1, Objective.IWAE, Estimator.TOTAL, 4), IMAGES, 1);
    TrainingSettings other = settings(2, Objective.ELBO, Estimator.TOTAL, 4);
    assertThatThrownBy(() -> Runs.trainer(other, IMAGES, 1).train(weighted, TrainingListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹objective› is elbo and was iwae");
  }

  @Test
  void eachObjectiveHasItsEstimators() {
    assertThatThrownBy(() -> settings(1, Objective.ELBO, Estimator.DREG, 4))
        .hasMessage(
            "‹estimator› is dreg; it must be one of analytic, total, path with the objective elbo");
    assertThatThrownBy(() -> settings(1, Objective.IWAE, Estimator.ANALYTIC, 4))
        .hasMessage(
            "‹estimator› is analytic; it must be one of total, dreg with the objective iwae");
    assertThatThrownBy(() -> settings(1, null, Estimator.TOTAL, 4))
        .hasMessage("‹objective› is null; it must be one of [elbo, iwae]");
    for (Objective each : Objective.values()) {
      assertThat(settings(1, each, each.defaultEstimator(), 4).objective()).isEqualTo(each);
    }
  }
}
