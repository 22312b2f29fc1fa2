package org.epicentra.vae.training;

import org.epicentra.vae.network.GradientSum;

/** An epoch with gradients from a {@link GradientPass} and Adam on the calling thread. */
public final class StepwiseEpoch implements EpochPass {
  private final GradientPass pass;

  /** With the gradients of this pass. */
  public StepwiseEpoch(GradientPass pass) {
    this.pass = pass;
  }

  @Override
  public EpochResult run(TrainingState start, TrainingListener listener) {
    TrainingSettings settings = start.settings();
    float[] weights = start.weights().values();
    Adam adam = new Adam(start.learningRate(), start.adam());
    EpochLosses losses = new EpochLosses(start);
    for (int step = 0; step < losses.steps(); step++) {
      StepPlan plan = losses.plan(step);
      GradientSum sum = pass.run(weights, plan);
      losses.add(plan, sum.losses());
      if (settings.gradientClip() > 0) {
        sum.clip(settings.gradientClip());
      }
      adam.update(weights, sum.gradient());
      listener.stepFinished(plan.epoch(), step + 1);
    }
    return new EpochResult(weights, adam, losses.total());
  }
}
