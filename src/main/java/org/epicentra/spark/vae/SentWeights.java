package org.epicentra.spark.vae;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.vae.kernel.FlatFloats;

/** Weights broadcast to the tasks of one job. Close to remove them from the executors. */
final class SentWeights implements AutoCloseable {
  /**
   * The broadcasts destroyed last, kept reachable for a while: Spark's cleaner also removes a
   * broadcast that is garbage, and an error is logged when both happen at once.
   */
  private static final BlockingQueue<Broadcast<FlatFloats>> DESTROYED = new ArrayBlockingQueue<>(8);

  private final Broadcast<FlatFloats> sent;

  SentWeights(SparkContext context, float[] weights) {
    this.sent = JavaSparkContext.fromSparkContext(context).broadcast(new FlatFloats(weights));
  }

  /** The broadcast, for tasks to hold. */
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
