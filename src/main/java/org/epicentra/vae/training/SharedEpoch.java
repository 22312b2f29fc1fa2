package org.epicentra.vae.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.network.GradientSum;

/**
 * One epoch trained by several threads of a process, which share the weights and have some
 * consecutive shards of the images each. A minibatch has three phases, and no thread begins one
 * before all have ended the one before: each thread sums the gradient over its shards; each adds up
 * the sums of all threads for its slice of the parameters, in the order of the {@link SumTree};
 * each updates its slice by Adam. So the bits are those of {@link StepwiseEpoch}, whatever the
 * number of threads.
 */
public final class SharedEpoch {
  /** Checks before a thread sleeps: about 20 microseconds, longer than most waits here. */
  private static final int SPINS = 1000;

  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final EpochLosses losses;
  private final float[] weights;
  private final Adam adam;
  private final Shards shards;
  private final ShardSums[] sums;

  /** The first shards of the sums of different threads that are added up, into and from. */
  private final List<int[]> additions = new ArrayList<>();

  private final Phaser phases;
  private int step;
  private Throwable failure;
  private boolean done;

  /**
   * @param start the state before the epoch, left unchanged
   * @param workers number of threads, at most as many as there are shards
   * @param listener is notified of each minibatch by one of the threads
   */
  public SharedEpoch(TrainingState start, int workers, TrainingListener listener) {
    this.settings = start.settings();
    this.listener = listener;
    this.losses = new EpochLosses(start);
    this.weights = start.weights().values();
    this.adam = new Adam(settings.learningRate(), start.adam());
    this.shards = start.shards();
    this.sums = new ShardSums[workers];
    for (int worker = 0; worker < workers; worker++) {
      sums[worker] = new ShardSums(shards.count(), shards.first(worker, workers));
    }
    planAdditions();
    this.phases =
        new Phaser(workers) {
          @Override
          protected boolean onAdvance(int phase, int parties) {
            return isOver(phase % 3);
          }
        };
  }

  /** What the threads cannot add up by themselves. */
  private void planAdditions() {
    SumTree tree = new SumTree(shards.count());
    for (int shard = 0; shard < shards.count(); shard++) {
      int last = shard;
      tree.complete(
          0,
          shard,
          shard + 1,
          (into, from) -> {
            if (owner(into) != owner(last)) {
              additions.add(new int[] {into, from});
            }
          });
    }
  }

  /** The thread that has a shard. */
  private int owner(int shard) {
    int worker = 0;
    while (shard >= shards.first(worker + 1, sums.length)) {
      worker++;
    }
    return worker;
  }

  private GradientSum sum(int shard) {
    return sums[owner(shard)].from(shard);
  }

  /**
   * Does the work of one thread; to be called once for each, concurrently. Returns when the epoch
   * is over or has failed in any thread: see {@link #result}.
   *
   * @param worker number of the thread, from 0
   * @param source that holds its shards, see {@link Shards#first}
   * @param pass used by this thread alone
   * @param check called before each minibatch, and once a second while waiting for other threads,
   *     which may have failed before they got here; what it throws ends the epoch
   */
  public void work(int worker, BatchSource source, PartitionPass pass, Runnable check) {
    int from = slice(worker);
    int to = slice(worker + 1);
    int end = shards.first(worker + 1, sums.length);
    boolean orderly = false;
    try {
      do {
        check.run();
        sums[worker].clear();
        pass.addGradients(weights, losses.plan(step), source, sums[worker], end);
        if (!meet(check)) {
          break;
        }
        merge(from, to);
        if (!meet(check)) {
          break;
        }
        adam.update(weights, sum(0).gradient(), from, to);
      } while (meet(check));
      orderly = true;
    } finally {
      if (!orderly) { // so that the others do not wait for this thread
        phases.forceTermination();
      }
    }
  }

  private int slice(int worker) {
    return (int) ((long) weights.length * worker / sums.length);
  }

  /** Waits for all threads; false if there is no next phase. */
  private boolean meet(Runnable check) {
    int phase = phases.arrive();
    for (int spin = 0; spin < SPINS && phases.getPhase() == phase; spin++) {
      Thread.onSpinWait();
    }
    while (phase >= 0) {
      try {
        return phases.awaitAdvanceInterruptibly(phase, 1, TimeUnit.SECONDS) >= 0;
      } catch (TimeoutException e) {
        check.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted at step " + (step + 1), e);
      }
    }
    return false;
  }

  /** Adds up a slice of all gradients into the first. */
  private void merge(int from, int to) {
    for (int[] addition : additions) {
      float[] sum = sum(addition[0]).gradient();
      float[] terms = sum(addition[1]).gradient();
      for (int i = from; i < to; i++) {
        sum[i] += terms[i];
      }
    }
  }

  /** Called on one thread while the others wait; true ends the epoch. */
  private boolean isOver(int phase) {
    try {
      if (phase == 0) {
        sumLosses();
      } else if (phase == 1) {
        if (settings.gradientClip() > 0) {
          sum(0).clip(settings.gradientClip());
        }
        adam.beginStep();
      } else {
        listener.stepFinished(losses.plan(step).epoch(), step + 1);
        step++;
        done = step == losses.steps();
      }
      return done;
    } catch (RuntimeException | Error e) {
      failure = e;
      return true;
    }
  }

  private void sumLosses() {
    for (int[] addition : additions) {
      sum(addition[0]).losses().merge(sum(addition[1]).losses());
    }
    losses.add(losses.plan(step), sum(0).losses());
  }

  /**
   * The result of the epoch, after all threads have returned.
   *
   * @throws org.epicentra.DivergenceException if the loss of a minibatch was not finite; what the
   *     listener threw is thrown here too
   * @throws IllegalStateException if a thread failed
   */
  public EpochResult result() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (!done) {
      throw new IllegalStateException("a thread left the epoch at step " + (step + 1));
    }
    return new EpochResult(weights, adam, losses.total());
  }
}
