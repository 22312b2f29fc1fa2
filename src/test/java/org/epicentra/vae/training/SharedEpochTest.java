package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.epicentra.DivergenceException;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads that share an epoch, against the same shards one after the other. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SharedEpochTest {
  private static final byte[] IMAGES = Runs.images(103, 1);
  private static final Runnable NOTHING = () -> {};

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 4, 0", "2, 4, 0", "3, 4, 0.01", "3, 11, 0", "7, 8, 0", "16, 16, 0"})
  void threadsGiveTheBitsOfOneAfterTheOther(int workers, int shards, double clip) {
    TrainingSettings settings =
        new TrainingSettings(
                2, 16, 2e-3, Binarize.DYNAMIC, Objective.ELBO, Estimator.PATH, 1, 7, clip, 0)
            .withShards(shards)
            .withLearningRateSteps(new LearningRateSteps(List.of(1), 0.5));
    List<Integer> steps = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepFinished(int epoch, int step) {
            steps.add(step);
          }
        };
    TrainingState shared =
        new VaeTrainer(settings, (start, heard) -> run(start, workers, NOTHING, heard), null)
            .train(Runs.start(settings, IMAGES), listener);
    TrainingState one = Runs.train(settings, IMAGES, 1);
    assertThat(shared.weights().values()).isEqualTo(one.weights().values());
    assertThat(shared.adam()).usingRecursiveComparison().isEqualTo(one.adam());
    assertThat(shared.epochs()).isEqualTo(one.epochs());
    assertThat(steps).containsExactly(1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7);
  }

  /**
   * Layers of more than one part, with and without a gradient as a whole, of images that are sparse
   * and of others; the last minibatch of 48 has no row of some shards.
   */
  @ParameterizedTest
  @CsvSource({
    "48, 1, 2, 0, 0x7f",
    "48, 1, 2, 0, 0xff",
    "48, 1, 2, 0.01, 0x7f",
    "48, 1, 3, 0.01, 0xff",
    "48, 4, 3, 0, 0x7f",
    "48, 1, 1, 0, 0x7f",
    "129, 1, 2, 0, 0x7f",
    "30, 7, 2, 0, 0xff"
  })
  void largeLayersGiveTheBitsOfOneAfterTheOther(
      int batch, int samples, int workers, double clip, int mask) {
    VaeArchitecture network = new VaeArchitecture(400, List.of(150, 60), 5);
    TrainingSettings settings =
        new TrainingSettings(
                1,
                batch,
                2e-3,
                Binarize.THRESHOLD,
                Objective.ELBO,
                Estimator.ANALYTIC,
                samples,
                7,
                clip,
                0)
            .withShards(3);
    byte[] pixels = new byte[145 * network.inputs()];
    new Random(5).nextBytes(pixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= i % 2 == 0 ? (byte) 0xff : (byte) mask; // a quarter or half of ones
    }
    List<ByteImages> images = Runs.partitions(network.inputs(), pixels, 3, workers);
    Blas blas = Blas.of(BlasChoice.AUTO);
    TrainingState start = TrainingState.initial(network, settings, 145, 0);
    EpochResult shared = run(start, images, NOTHING, TrainingListener.NONE);
    EpochResult one =
        new StepwiseEpoch(new InMemoryGradientPass(network, settings, images, blas))
            .run(start, TrainingListener.NONE);
    assertThat(shared.weights()).isEqualTo(one.weights());
    assertThat(shared.adam().state()).usingRecursiveComparison().isEqualTo(one.adam().state());
    assertThat(shared.losses().loss()).isEqualTo(one.losses().loss());
    assertThat(PartitionPass.isPiecewise(network, settings)).isEqualTo(batch * samples <= 3 * 64);
    assertThat(PartitionPass.parts(network, settings)).hasSize(batch * samples <= 3 * 64 ? 20 : 14);
  }

  /** Neither large shards nor large minibatches are kept until their gradient is formed. */
  @ParameterizedTest
  @CsvSource({
    "128, 2, true",
    "129, 2, false",
    "4096, 64, true",
    "8192, 128, false",
    "2147483647, 2, false"
  })
  void smallMinibatchesAreDifferentiatedFirst(int batch, int shards, boolean small) {
    TrainingSettings settings =
        new TrainingSettings(
                1, batch, 1e-3, Binarize.DYNAMIC, Objective.ELBO, Estimator.PATH, 1, 7, 0, 0)
            .withShards(shards);
    VaeArchitecture network = new VaeArchitecture(784, List.of(8), 2);
    assertThat(PartitionPass.isPiecewise(network, settings)).isEqualTo(small);
  }

  @Test
  void aThreadThatFailsReleasesTheOthers() {
    TrainingState start =
        Runs.start(Runs.settings(1, Binarize.THRESHOLD, Estimator.ANALYTIC), IMAGES);
    AtomicInteger finished = new AtomicInteger();
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void stepFinished(int epoch, int step) {
            finished.set(step);
          }
        };
    AtomicBoolean failed = new AtomicBoolean();
    // One thread of the three fails when two minibatches are over: the others are in the third.
    Runnable failing =
        () -> {
          if (finished.get() == 2 && failed.compareAndSet(false, true)) {
            throw new IllegalStateException("a failure made by the test");
          }
        };
    assertThatThrownBy(() -> run(start, 3, failing, counting))
        .hasMessage("a thread left the epoch at step 3")
        .cause()
        .hasMessage("a failure made by the test");
  }

  /** As when a task cannot read its images: the others wait until they are notified. */
  @Test
  void aThreadThatNeverComesIsNotWaitedForForEver() {
    SharedEpoch epoch =
        new SharedEpoch(
            Runs.start(Runs.settings(1, Binarize.THRESHOLD, Estimator.ANALYTIC), IMAGES),
            2,
            TrainingListener.NONE);
    PartitionPass pass =
        new PartitionPass(
            Runs.NETWORK,
            Runs.settings(1, Binarize.THRESHOLD, Estimator.ANALYTIC),
            Blas.of(BlasChoice.AUTO));
    AtomicInteger calls = new AtomicInteger();
    Runnable killed =
        () -> {
          if (calls.incrementAndGet() == 2) {
            throw new IllegalStateException("killed by the test");
          }
        };
    assertThatThrownBy(() -> epoch.work(0, Runs.partitions(IMAGES, 4, 2).get(0), pass, killed))
        .hasMessage("killed by the test");
    assertThatThrownBy(epoch::result)
        .hasMessage("a thread left the epoch at step 1")
        .cause()
        .hasMessage("killed by the test");
  }

  @Test
  void whatTheListenerThrowsComesOut() {
    TrainingState start =
        Runs.start(Runs.settings(1, Binarize.THRESHOLD, Estimator.ANALYTIC), IMAGES);
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void stepFinished(int epoch, int step) {
            throw new IllegalArgumentException("stopped by the test");
          }
        };
    assertThatThrownBy(() -> run(start, 3, NOTHING, stop))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stopped by the test");
  }

  @Test
  void divergenceNamesTheMinibatch() {
    TrainingSettings wild =
        new TrainingSettings(
            1, 16, 1e25, Binarize.THRESHOLD, Objective.ELBO, Estimator.ANALYTIC, 1, 7, 0, 0);
    assertThatThrownBy(() -> run(Runs.start(wild, IMAGES), 2, NOTHING, TrainingListener.NONE))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("epoch 1, minibatch 2 of 7");
  }

  /** One thread for each partition. */
  private static EpochResult run(
      TrainingState start, int workers, Runnable beforeStep, TrainingListener listener) {
    List<ByteImages> images = Runs.partitions(IMAGES, start.settings().shards(), workers);
    return run(start, images, beforeStep, listener);
  }

  private static EpochResult run(
      TrainingState start,
      List<ByteImages> partitions,
      Runnable beforeStep,
      TrainingListener listener) {
    SharedEpoch epoch = new SharedEpoch(start, partitions.size(), listener);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      int worker = i;
      PartitionPass pass =
          new PartitionPass(
              start.weights().architecture(), start.settings(), Blas.of(BlasChoice.AUTO));
      Thread thread =
          new Thread(() -> epoch.work(worker, partitions.get(worker), pass, beforeStep));
      thread.setUncaughtExceptionHandler((failed, e) -> {});
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return epoch.result();
  }
}
