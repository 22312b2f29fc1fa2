package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epicentra.DivergenceException;
import org.epicentra.exchange.ExchangeException;
import org.epicentra.exchange.Members;
import org.epicentra.exchange.Mesh;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that train an epoch together, over real connections, against one that does alone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JointEpochTest {
  private static final byte[] IMAGES = Runs.images(103, 1);

  private static TrainingSettings settings(int shards, double clip, double learningRate) {
    return new TrainingSettings(
            2, 16, learningRate, Binarize.DYNAMIC, Objective.ELBO, Estimator.PATH, 1, 7, clip, 0)
        .withShards(shards)
        .withLearningRateSteps(new LearningRateSteps(List.of(1), 0.5));
  }

  /** The process of each task: of one each, of several in a row, and of several here and there. */
  @ParameterizedTest
  @CsvSource({
    "0 1, 2, 0",
    "0 1, 4, 0.01",
    "0 1 2, 4, 0",
    "0 0 1 1, 4, 0.01",
    "0 1 0 1, 4, 0",
    "0 1 1 0 2, 11, 0.01",
    "0 1 2 2 1 0 3, 8, 0",
    "0 1 2 3 4 5 6 7, 16, 0",
    "0 0 0, 5, 0.01"
  })
  void anyProcessesGiveTheBitsOfOne(String processes, int shards, double clip) {
    int[] ofTasks = Arrays.stream(processes.split(" ")).mapToInt(Integer::parseInt).toArray();
    TrainingSettings settings = settings(shards, clip, 2e-3);
    List<Integer> steps = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepFinished(int epoch, int step) {
            steps.add(step);
          }
        };
    TrainingState joint =
        new VaeTrainer(settings, (start, heard) -> run(start, ofTasks, heard), null)
            .train(Runs.start(settings, IMAGES), listener);
    TrainingState one = Runs.train(settings, IMAGES, 1);
    assertThat(joint.weights().values()).isEqualTo(one.weights().values());
    assertThat(joint.adam()).usingRecursiveComparison().isEqualTo(one.adam());
    assertThat(joint.epochs()).isEqualTo(one.epochs());
    assertThat(steps).containsExactly(1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void allProcessesAgreeOnADivergence() {
    TrainingSettings wild = settings(4, 0, 1e25);
    assertThatThrownBy(
            () -> run(Runs.start(wild, IMAGES), new int[] {0, 1, 1}, TrainingListener.NONE))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("epoch 1, minibatch 2 of 7");
  }

  /** One stops between two minibatches: the epoch has no result, and nobody waits for it. */
  @Test
  void aLostProcessEndsTheEpoch() {
    TrainingState start = Runs.start(settings(4, 0, 2e-3), IMAGES);
    List<Throwable> ends =
        Members.each(
            3,
            mesh -> {
              TrainingListener stop =
                  new TrainingListener() {
                    @Override
                    public void stepFinished(int epoch, int step) {
                      if (mesh.own() == 1 && step == 3) {
                        mesh.close();
                      }
                    }
                  };
              SharedEpoch epoch =
                  new SharedEpoch(
                      start, new EpochGroup(new int[] {0, 1, 2, 0}, mesh, () -> {}), stop);
              work(epoch, start, mesh, new int[] {0, 1, 2, 0});
              mesh.close(); // as a task that fails does
              try {
                epoch.share();
                return null;
              } catch (RuntimeException e) {
                return e;
              }
            });
    assertThat(ends).hasSize(3).doesNotContainNull();
    assertThat(ends.get(0)).isInstanceOf(ExchangeException.class).hasMessageContaining("of 3");
  }

  @Test
  void sharesOfTwoEpochsAreNotJoined() {
    TrainingSettings settings = settings(4, 0, 2e-3);
    TrainingState start = Runs.start(settings, IMAGES);
    List<EpochResult.Share> shares = shares(start, new int[] {0, 1}, TrainingListener.NONE);
    assertThat(EpochResult.of(start, shares).weights()).isNotEqualTo(start.weights().values());
    TrainingState later = Runs.train(settings, IMAGES, 1);
    List<EpochResult.Share> others =
        shares(
            new TrainingState(
                settings,
                later.rows(),
                later.fingerprint(),
                later.weights(),
                later.adam(),
                later.epochs().subList(0, 1),
                later.best()),
            new int[] {0, 1},
            TrainingListener.NONE);
    assertThatThrownBy(() -> EpochResult.of(start, List.of(shares.get(0), others.get(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after step");
    assertThatThrownBy(() -> EpochResult.of(start, List.of(shares.get(0), shares.get(0))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static EpochResult run(TrainingState start, int[] processes, TrainingListener listener) {
    return EpochResult.of(start, shares(start, processes, listener));
  }

  private static List<EpochResult.Share> shares(
      TrainingState start, int[] processes, TrainingListener listener) {
    int size = Arrays.stream(processes).max().orElseThrow() + 1;
    return Members.each(
        size,
        mesh -> {
          SharedEpoch epoch =
              new SharedEpoch(
                  start,
                  new EpochGroup(processes, mesh, () -> {}),
                  mesh.own() == 0 ? listener : TrainingListener.NONE);
          work(epoch, start, mesh, processes);
          return epoch.share();
        });
  }

  /** One thread for each task of the process. */
  private static void work(SharedEpoch epoch, TrainingState start, Mesh mesh, int[] processes) {
    List<ByteImages> images = Runs.partitions(IMAGES, start.settings().shards(), processes.length);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < processes.length; i++) {
      if (processes[i] == mesh.own()) {
        int task = i;
        PartitionPass pass =
            new PartitionPass(Runs.NETWORK, start.settings(), Blas.of(BlasChoice.AUTO));
        Thread thread = new Thread(() -> epoch.work(task, images.get(task), pass, () -> {}));
        thread.start();
        threads.add(thread);
      }
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
