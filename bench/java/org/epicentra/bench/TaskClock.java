package org.epicentra.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Sums the processor time that tasks spend in their own code. */
final class TaskClock extends SparkListener {
  private final AtomicLong nanos = new AtomicLong();

  static TaskClock on(SparkContext context) {
    TaskClock clock = new TaskClock();
    context.addSparkListener(clock);
    return clock;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    nanos.addAndGet(task.taskMetrics().executorCpuTime());
  }

  /** Seconds since the last call; waits until the listeners have heard of every task. */
  double lap() throws InterruptedException {
    Thread.sleep(500);
    return nanos.getAndSet(0) * 1e-9;
  }
}
