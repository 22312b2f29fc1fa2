package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.epicentra.Golden;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.junit.jupiter.api.Test;

class LearningRateStepsTest {
  /**
   * By hand, the rule of torch's MultiStepLR with a step of the schedule at the end of each epoch:
   * its rate is multiplied by gamma when as many epochs as a milestone are over.
   */
  @Test
  void theRatesAreThoseOfTorch() {
    LearningRateSteps steps = new LearningRateSteps(List.of(2, 5), 0.1);
    double[] rates = IntStream.rangeClosed(1, 7).mapToDouble(e -> steps.rate(1e-4, e)).toArray();
    double tenth = 1e-4 * 0.1;
    double hundredth = tenth * 0.1;
    assertThat(rates).containsExactly(1e-4, 1e-4, tenth, tenth, tenth, hundredth, hundredth);
    assertThat(LearningRateSteps.NONE.rate(0.3, 1000)).isEqualTo(0.3);
  }

  /** Three epochs of torch 1.13.1's MultiStepLR: src/test/python/make_vae_golden.py. */
  @Test
  void theRatesAreTheGoldenOnesOfTorch() {
    JsonNode golden = Golden.read("vae-relu");
    LearningRateSteps steps =
        new LearningRateSteps(List.of(1, 2), golden.get("gamma").doubleValue());
    double[] rates = Golden.vector(golden.get("learningRates"));
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertThat(steps.rate(golden.get("learningRate").doubleValue(), epoch))
          .isEqualTo(rates[epoch - 1]);
    }
  }

  /** The first epoch at one rate, and the second, from there, at half of it. */
  @Test
  void anEpochIsTrainedAtItsRate() {
    byte[] images = Runs.images(103, 1);
    TrainingSettings whole = Runs.settings(2, Binarize.THRESHOLD, Estimator.ANALYTIC);
    TrainingState stepped =
        Runs.train(whole.withLearningRateSteps(new LearningRateSteps(List.of(1), 0.5)), images, 2);
    TrainingState first =
        Runs.train(Runs.settings(1, Binarize.THRESHOLD, Estimator.ANALYTIC), images, 2);
    TrainingSettings half =
        new TrainingSettings(
                2,
                whole.batchSize(),
                whole.learningRate() / 2,
                whole.binarize(),
                whole.objective(),
                whole.estimator(),
                1,
                whole.seed(),
                0,
                0)
            .withShards(whole.shards());
    TrainingState second =
        Runs.trainer(half, images, 2).train(first.with(half), TrainingListener.NONE);
    assertThat(stepped.weights().values()).isEqualTo(second.weights().values());
    assertThat(stepped.epochs()).isEqualTo(second.epochs());
    assertThat(stepped.weights().values())
        .isNotEqualTo(Runs.train(whole, images, 2).weights().values());
  }

  @Test
  void schedulesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new LearningRateSteps(List.of(0), 0.1))
        .hasMessage("‹learningRateSteps› is [0]; it must be epochs from 1 on in ascending order");
    assertThatThrownBy(() -> new LearningRateSteps(List.of(5, 5), 0.1))
        .hasMessageContaining("‹learningRateSteps› is [5, 5]");
    for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new LearningRateSteps(List.of(5), factor))
          .hasMessage("‹learningRateFactor› is " + factor + "; it must be a finite number above 0");
    }
  }
}
