package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.epicentra.BadInputException;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is tried again, and what is not. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EpochTriesIT {
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private final AtomicInteger calls = new AtomicInteger();

  private int tried(int most, int failing) {
    return new EpochTries(context.sc(), most)
        .run(
            () -> {
              if (calls.incrementAndGet() <= failing) {
                throw new IllegalStateException("failure " + calls);
              }
              return calls.get();
            },
            e -> false);
  }

  @Test
  void theFirstThatSucceedsCounts() {
    assertThat(tried(4, 3)).isEqualTo(4);
  }

  @Test
  void theLastFailureComesOut() {
    assertThatThrownBy(() -> tried(4, 9)).hasMessage("failure 4");
  }

  @Test
  void whatWouldComeAgainIsNotTriedAgain() {
    EpochTries tries = new EpochTries(context.sc(), 4);
    assertThatThrownBy(
            () ->
                tries.run(
                    () -> {
                      calls.incrementAndGet();
                      throw new BadInputException("no room");
                    },
                    BadInputException.class::isInstance))
        .hasMessage("no room");
    assertThat(calls).hasValue(1);
  }

  /** As a run whose time is up, or a click on "kill" in Spark's pages. */
  @Test
  void aCancelledJobIsNotTriedAgain() throws InterruptedException {
    AtomicInteger jobs = new AtomicInteger();
    Thread canceller =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                for (int job : context.statusTracker().getActiveJobIds()) {
                  context.sc().cancelJob(job, "by the test");
                }
                LockSupport.parkNanos(1_000_000);
              }
            });
    canceller.start();
    try {
      assertThatThrownBy(() -> new EpochTries(context.sc(), 4).run(() -> endless(jobs), e -> false))
          .hasMessageContaining("by the test");
    } finally {
      canceller.interrupt();
      canceller.join();
    }
    assertThat(jobs).hasValue(1);
  }

  @Test
  void anInterruptedTrainingTakesItsJobWithIt() throws InterruptedException {
    AtomicInteger jobs = new AtomicInteger();
    AtomicInteger interrupted = new AtomicInteger();
    Thread driver =
        new Thread(
            () -> {
              try {
                new EpochTries(context.sc(), 4).run(() -> endless(jobs), e -> false);
              } catch (Exception e) {
                interrupted.set(
                    e instanceof InterruptedException && Thread.currentThread().isInterrupted()
                        ? 1
                        : 0);
              }
            });
    driver.start();
    while (context.statusTracker().getActiveJobIds().length == 0) {
      Thread.sleep(10);
    }
    driver.interrupt();
    driver.join();
    assertThat(interrupted).hasValue(1);
    assertThat(jobs).hasValue(1);
    while (context.statusTracker().getActiveJobIds().length > 0) {
      Thread.sleep(10); // forever, if the job were not cancelled
    }
  }

  /** A job that ends only when it is cancelled. */
  private long endless(AtomicInteger jobs) {
    jobs.incrementAndGet();
    SparkContext spark = context.sc();
    spark.setLocalProperty("spark.job.interruptOnCancel", "true");
    try {
      return context
          .parallelize(List.of(1), 1)
          .map(
              each -> {
                TimeUnit.HOURS.sleep(1);
                return each;
              })
          .count();
    } finally {
      spark.setLocalProperty("spark.job.interruptOnCancel", null);
    }
  }
}
