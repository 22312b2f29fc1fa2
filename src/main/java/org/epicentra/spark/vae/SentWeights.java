package org.epicentra.spark.vae;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.vae.kernel.FlatFloats;

/** Weights on their way to the tasks of one job. Close to take them off the executors again. */
final class SentWeights implements AutoCloseable {
  /**
   * The last ones destroyed, held until they are as good as gone: Spark's cleaner removes a
   * broadcast that is garbage, and an error is logged when both happen at once.
   */
  private static final BlockingQueue<Broadcast<FlatFloats>> DESTROYED = new ArrayBlockingQueue<>(8);

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
    while (!DESTROYED.offer(sent)) {
      DESTROYED.poll();
    }
  }
}
