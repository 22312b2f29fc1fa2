package org.epicentra.spark.vae;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.AdamState;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.TrainingState;

/**
 * The state before an epoch, broadcast to the tasks of one job. Close on the driver to remove it
 * from the executors.
 */
final class SentState implements AutoCloseable {
  private final SentWeights weights;
  private final SentWeights firstMoment;
  private final SentWeights secondMoment;
  private final TrainingState state;

  SentState(SparkContext context, TrainingState state) {
    this.state = state;
    List<SentWeights> sent = new ArrayList<>();
    try {
      sent.add(new SentWeights(context, state.weights().values()));
      sent.add(new SentWeights(context, state.adam().firstMoment()));
      sent.add(new SentWeights(context, state.adam().secondMoment()));
    } finally {
      if (sent.size() < 3) { // also after Spark's exceptions, which are checked but not declared
        sent.forEach(SentWeights::close);
      }
    }
    this.weights = sent.get(0);
    this.firstMoment = sent.get(1);
    this.secondMoment = sent.get(2);
  }

  /** For tasks to hold. */
  Received received(PassSpec spec) {
    return new Received(
        spec,
        state.rows(),
        state.fingerprint(),
        state.epochs(),
        state.adam().step(),
        weights.broadcast(),
        firstMoment.broadcast(),
        secondMoment.broadcast());
  }

  /**
   * The state as a task has it, without the best epoch, which does not matter to it.
   *
   * @param spec of which the settings and the network belong to the state
   */
  record Received(
      PassSpec spec,
      long rows,
      long fingerprint,
      List<EpochReport> epochs,
      long adamStep,
      Broadcast<FlatFloats> weights,
      Broadcast<FlatFloats> firstMoment,
      Broadcast<FlatFloats> secondMoment)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    TrainingState state() {
      return new TrainingState(
          spec.settings(),
          rows,
          fingerprint,
          new VaeWeights(spec.architecture(), weights.value().values()),
          new AdamState(adamStep, firstMoment.value().values(), secondMoment.value().values()),
          epochs,
          Optional.empty());
    }
  }

  @Override
  public void close() {
    weights.close();
    firstMoment.close();
    secondMoment.close();
  }
}
