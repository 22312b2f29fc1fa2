package org.epicentra.spark;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.vae.FlatFloats;

/** Weights on their way to the tasks of one job. Close to take them off the executors again. */
final class SentWeights implements AutoCloseable {
  /**
   * The last one destroyed, held until it is gone for certain: Spark's cleaner removes a broadcast
   * that is garbage, and an error is logged when both happen at once.
   */
  private static final AtomicReference<Broadcast<FlatFloats>> DESTROYED = new AtomicReference<>();

  private final Broadcast<FlatFloats> sent;

  SentWeights(SparkContext context, float[] weights) {
    this.sent = JavaSparkContext.fromSparkContext(context).broadcast(new FlatFloats(weights));
  }

  /** What a task holds of them. */
  Broadcast<FlatFloats> broadcast() {
    return sent;
  }

  @Override
  public void close() {
    sent.destroy(false);
    DESTROYED.set(sent);
  }
}
