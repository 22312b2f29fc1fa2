package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.epicentra.DivergenceException;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.network.GradientSum;
import org.junit.jupiter.api.Test;

/** Trainings that go wrong: what is reported, and what is kept. */
class VaeDivergenceTest {
  private static final byte[] IMAGES = Runs.images(103, 1);

  private static GradientPass changed(
      TrainingSettings settings, BiConsumer<StepPlan, GradientSum> change) {
    GradientPass good = Runs.pass(settings, IMAGES, 1);
    return (weights, plan) -> {
      GradientSum sum = good.run(weights, plan);
      change.accept(plan, sum);
      return sum;
    };
  }

  /** 3e19 squared is more than a float holds; the weight's step is then zero, and stays finite. */
  @Test
  void aMomentThatOverflowsIsDivergence() {
    TrainingSettings settings = Runs.settings(1, Binarize.THRESHOLD, GradientEstimator.ANALYTIC);
    GradientPass steep = changed(settings, (plan, sum) -> sum.gradient()[5] = 3e20f);
    assertThatThrownBy(
            () ->
                new VaeTrainer(settings, new StepwiseEpoch(steep), null)
                    .train(Runs.start(settings, IMAGES), TrainingListener.NONE))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("second moment 5 is Infinity after epoch 1");
  }

  @Test
  void aHugeLearningRateDivergesWithAMessageAndALastGoodState() {
    TrainingSettings settings =
        new TrainingSettings(
            3,
            16,
            1e25,
            Binarize.THRESHOLD,
            Objective.ELBO,
            GradientEstimator.ANALYTIC,
            1,
            7,
            0,
            0);
    List<byte[]> checkpoints = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Runs.trainer(settings, IMAGES, 1)
                    .train(Runs.start(settings, IMAGES), Runs.keepingCheckpoints(checkpoints)))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("epoch 1, minibatch 2 of 7")
        .hasMessageContaining("must be finite")
        .hasMessageContaining("No epoch was completed")
        .hasMessageContaining("learning rate, now 1.0E25");
    assertThat(checkpoints).isEmpty();
  }

  @Test
  void weightsThatDivergeInTheLastStepAreNotKept() {
    TrainingSettings settings = Runs.settings(2, Binarize.THRESHOLD, GradientEstimator.ANALYTIC);
    GradientPass bad =
        changed(
            settings,
            (plan, sum) -> {
              if (plan.epoch() == 2 && plan.step() == 6) {
                sum.gradient()[5] = Float.NaN;
              }
            });
    List<byte[]> checkpoints = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new VaeTrainer(settings, new StepwiseEpoch(bad), null)
                    .train(Runs.start(settings, IMAGES), Runs.keepingCheckpoints(checkpoints)))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("weight 5 is NaN after epoch 2")
        .hasMessageContaining("Epoch 1 was still good");
    assertThat(checkpoints).hasSize(1);
  }

  @Test
  void aMinibatchThatLostRowsIsABug() {
    TrainingSettings settings = Runs.settings(1, Binarize.THRESHOLD, GradientEstimator.ANALYTIC);
    GradientPass empty = (weights, plan) -> new GradientSum(weights.length);
    assertThatThrownBy(
            () ->
                new VaeTrainer(settings, new StepwiseEpoch(empty), null)
                    .train(Runs.start(settings, IMAGES), TrainingListener.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a minibatch of 16 rows came back with 0");
  }
}
