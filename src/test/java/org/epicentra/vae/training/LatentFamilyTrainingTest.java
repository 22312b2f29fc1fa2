package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.SmallNetworks;
import org.epicentra.vae.network.VaeArchitecture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training of the exponential and the categorical family. */
class LatentFamilyTrainingTest {
  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void trainingLearnsAndResumesToTheSameBits(LatentFamily family) {
    VaeArchitecture network = SmallNetworks.of(family, 20);
    byte[] images = Runs.images(103, 1);
    TrainingSettings settings =
        new TrainingSettings(
            60,
            16,
            5e-3,
            Binarize.THRESHOLD,
            Objective.ELBO,
            Estimator.ANALYTIC,
            1,
            7,
            0,
            0,
            new Annealing(1, 0.4, 2e-3),
            4,
            LearningRateSteps.NONE);
    List<byte[]> checkpoints = new ArrayList<>();
    TrainingListener keep = Runs.keepingCheckpoints(checkpoints);
    GradientPass pass =
        new InMemoryGradientPass(
            network, settings, Runs.partitions(images, 4, 2), Blas.of(BlasChoice.JAVA));
    VaeTrainer trainer = new VaeTrainer(settings, new StepwiseEpoch(pass), null);
    TrainingState end = trainer.train(TrainingState.initial(network, settings, 103, 0), keep);
    double first = end.epochs().get(0).loss();
    assertThat(end.epochs().get(59).loss()).isLessThan(first - 3);
    TrainingState middle = TrainingStateCodec.read(new ByteArrayInputStream(checkpoints.get(29)));
    assertThat(middle.weights().architecture()).isEqualTo(network);
    trainer.train(middle, keep);
    assertThat(checkpoints.get(89)).isEqualTo(checkpoints.get(59));
    TrainingSettings other = Runs.settings(60, Binarize.THRESHOLD, Estimator.ANALYTIC);
    assertThatThrownBy(
            () -> new VaeTrainer(other, new StepwiseEpoch(pass), null).train(middle, keep))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "‹temperatureEnd› is 0.5 and was 0.4; ‹temperatureRate› is 1.0E-4 and was 0.002")
        .hasMessageContaining("Only ‹epochs› and ‹patience› may change");
  }
}
