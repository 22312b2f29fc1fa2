package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.exchange.ExchangeException;
import org.epicentra.gradient.Estimator;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job that trains an epoch on a cluster, here with the one process of a local master. The
 * cluster's own test is AllReduceIT.
 */
class AllReducePassIT {
  private static EpochResult run(
      CachedImages images, TrainingSettings settings, Synchronization sync) {
    EpochPass pass = images.epochPass(TinyImages.NETWORK, settings, BlasChoice.JAVA, sync);
    assertThat(pass instanceof AllReducePass).isEqualTo(sync == Synchronization.ALLREDUCE);
    return pass.run(
        TrainingState.initial(TinyImages.NETWORK, settings, 50, 0), TrainingListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theBitsAreThoseOfAJobPerMinibatch(int partitions) {
    TrainingSettings settings = TinyImages.settings(1, 7, Binarize.DYNAMIC);
    try (CachedImages images = TinyImages.cached(50, partitions, settings)) {
      EpochResult expected = run(images, settings, Synchronization.JOB);
      EpochResult actual = run(images, settings, Synchronization.ALLREDUCE);
      assertSame(actual, expected);
      assertSame(run(images, settings, Synchronization.SHARED), expected);
    }
  }

  private static void assertSame(EpochResult actual, EpochResult expected) {
    assertThat(actual.weights()).isEqualTo(expected.weights());
    assertThat(actual.adam().state()).usingRecursiveComparison().isEqualTo(expected.adam().state());
    assertThat(actual.losses()).usingRecursiveComparison().isEqualTo(expected.losses());
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** The last of four tries, as many as Spark's default for a task, begins as the first did. */
  @Test
  void anEpochWhoseTaskFailsIsDoneAnewToTheSameBits() {
    TrainingSettings settings = TinyImages.settings(1, 7, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    TrainingState start = TrainingState.initial(TinyImages.NETWORK, settings, 50, 0);
    try (CachedImages images = TinyImages.cached(50, 2, settings)) {
      EpochResult expected = run(images, settings, Synchronization.JOB);
      assertSame(
          new AllReducePass(failing(images, 3), spec).run(start, TrainingListener.NONE), expected);
      assertThatThrownBy(
              () -> new AllReducePass(failing(images, 4), spec).run(start, TrainingListener.NONE))
          .hasMessageContaining("a failure made by the test");
    }
  }

  /** In the task of one partition, before it comes to the others. */
  private static JavaRDD<ImageBlock> failing(CachedImages images, int times) {
    return failing(images, times, "a failure made by the test");
  }

  private static JavaRDD<ImageBlock> failing(CachedImages images, int times, String message) {
    FAILURES.set(0);
    return images
        .blocks()
        .map(
            block -> {
              if (TaskContext.getPartitionId() == 1 && FAILURES.getAndIncrement() < times) {
                throw new IllegalStateException(message);
              }
              return block;
            });
  }

  private static final String UNREACHABLE =
      ExchangeException.NO_CONNECTION + " 60 s with member 2 of 2 at a/10.0.0.1:99 (refused); and";

  /** Later epochs, too, though they would not fail; and nothing is tried twice. */
  @Test
  void whereExecutorsCannotConnectEpochsAreRunOtherwise() {
    TrainingSettings settings = TinyImages.settings(2, 7, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    TrainingState start = TrainingState.initial(TinyImages.NETWORK, settings, 50, 0);
    try (CachedImages images = TinyImages.cached(50, 2, settings)) {
      AtomicInteger asked = new AtomicInteger();
      AtomicInteger epochs = new AtomicInteger();
      EpochPass stepwise =
          images.epochPass(TinyImages.NETWORK, settings, BlasChoice.JAVA, Synchronization.JOB);
      EpochPass pass =
          new AllReducePass(
              failing(images, 1, UNREACHABLE),
              spec,
              () -> {
                asked.incrementAndGet();
                return (from, listener) -> {
                  epochs.incrementAndGet();
                  return stepwise.run(from, listener);
                };
              });
      EpochResult expected = run(images, settings, Synchronization.JOB);
      assertSame(pass.run(start, TrainingListener.NONE), expected);
      assertSame(pass.run(start, TrainingListener.NONE), expected);
      assertThat(asked).hasValue(1);
      assertThat(epochs).hasValue(2);
    }
  }

  @Test
  void thoseWhoChoseToExchangeAreToldWhatToOpen() {
    TrainingSettings settings = TinyImages.settings(1, 7, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    TrainingState start = TrainingState.initial(TinyImages.NETWORK, settings, 50, 0);
    try (CachedImages images = TinyImages.cached(50, 2, settings)) {
      AllReducePass pass = new AllReducePass(failing(images, 1, UNREACHABLE), spec);
      assertThatThrownBy(() -> pass.run(start, TrainingListener.NONE))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "The executors cannot reach each other: no connection within 60 s with member 2 of 2"
                  + " at a/10.0.0.1:99 (refused). Open the ports between executors, or train with"
                  + " ‹sync› job.");
    }
  }

  /** Then one of them is lost, and replaced. */
  @Test
  void executorsThatHaveMetBeforeTryAgain() {
    TrainingSettings settings = TinyImages.settings(1, 7, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    TrainingState start = TrainingState.initial(TinyImages.NETWORK, settings, 50, 0);
    try (CachedImages images = TinyImages.cached(50, 2, settings)) {
      JavaRDD<ImageBlock> blocks = failing(images, 1, UNREACHABLE);
      FAILURES.set(1); // not yet
      AllReducePass pass = new AllReducePass(blocks, spec);
      EpochResult expected = pass.run(start, TrainingListener.NONE);
      FAILURES.set(0);
      assertSame(pass.run(start, TrainingListener.NONE), expected);
      assertThat(FAILURES).hasValueGreaterThan(1);
    }
  }

  @Test
  void aDivergenceIsNotTriedAgain() {
    TrainingSettings wild =
        new TrainingSettings(
            1, 7, 1e25, Binarize.THRESHOLD, Objective.ELBO, Estimator.ANALYTIC, 1, 7, 0, 0);
    try (CachedImages images = TinyImages.cached(50, 2, wild)) {
      assertThatThrownBy(() -> run(images, wild, Synchronization.ALLREDUCE))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("epoch 1, minibatch 2 of");
    }
  }

  @Test
  void moreTasksThanCoresAreRefusedAtOnce() {
    try (CachedImages images =
        TinyImages.cached(50, 3, TinyImages.settings(1, 7, Binarize.STATIC).withShards(3))) {
      assertThatThrownBy(() -> images.synchronization(Synchronization.ALLREDUCE))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "‹sync› is allreduce, which needs 3 tasks at the same time, one for each partition of"
                  + " the images; there is room for 2. Or choose job, which works everywhere.");
      assertThatThrownBy(() -> images.synchronization(Synchronization.SHARED))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "‹sync› is shared, which needs a local master with a core for each of the 3"
                  + " partitions; the master is local[2,4]. Or choose job, which works everywhere.");
      assertThat(images.synchronization(Synchronization.AUTO)).isEqualTo(Synchronization.JOB);
    }
  }
}
