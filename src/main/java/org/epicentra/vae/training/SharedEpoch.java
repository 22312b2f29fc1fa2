package org.epicentra.vae.training;

import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.epicentra.DivergenceException;
import org.epicentra.math.SumTree;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.LayerPart;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.PiecewiseGradient;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * One epoch trained by several threads of a process, which share the weights and have some
 * consecutive shards of the images each. A minibatch has some {@link Phase}s, and no thread begins
 * one before all have ended the one before: each thread sums the gradient over its shards; each
 * adds up the sums of all threads for its part of the parameters, in the order of the {@link
 * SumTree}, and updates them by Adam, a block that fits the cache at a time. Small minibatches are
 * only differentiated at first: see {@link PiecewiseGradient}. Where other processes train with
 * this one, they send each other sums and weights in between. So the bits are those of {@link
 * StepwiseEpoch}, whatever the number of threads and processes.
 */
public final class SharedEpoch {
  /** Checks before a thread sleeps: some 200 microseconds, since waking takes 60. */
  private static final int SPINS = 10_000;

  /** Parameters added up and updated at a time. */
  private static final int BLOCK = 4096;

  /** What all threads do at the same time. */
  private enum Phase {
    /** Differentiate the shards of each, and sum their gradient where it is needed as a whole. */
    GRADIENT,
    /** Add up what the threads have, where it goes to other processes then. */
    ADD,
    /** Add up the whole sum, where it is then clipped. */
    SUM,
    /** Form it or add it up where that is not done, and update the weights. */
    UPDATE
  }

  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final EpochLosses losses;
  private final float[] weights;
  private final Adam adam;
  private final Shards shards;
  private final EpochGroup group;
  private final SumPlan plan;

  /** Of the tasks of this process; null for those of others. */
  private final ShardSums[] sums;

  private final int[] tasks;
  private final JointSum joint;

  /** The gradient, where it need not be had as a whole; else null. */
  private final PiecewiseGradient piecewise;

  private final Phaser phases;
  private Phase phase = Phase.GRADIENT;
  private int step;
  private Throwable failure;

  /** Why the first thread that left the epoch did so; null if none has. */
  private final AtomicReference<Throwable> left = new AtomicReference<>();

  private boolean done;

  /**
   * An epoch of this process alone.
   *
   * @param start the state before the epoch, left unchanged
   * @param workers number of threads, at most as many as there are shards
   * @param listener is notified of each minibatch by one of the threads
   */
  public SharedEpoch(TrainingState start, int workers, TrainingListener listener) {
    this(start, EpochGroup.alone(workers), listener);
  }

  /**
   * An epoch of several processes.
   *
   * @param start the state before the epoch, the same in all of them, left unchanged
   * @param group the processes, with a thread of this one for each of its tasks
   * @param listener is notified of each minibatch by one of the threads
   */
  public SharedEpoch(TrainingState start, EpochGroup group, TrainingListener listener) {
    this.settings = start.settings();
    this.listener = listener;
    this.losses = new EpochLosses(start);
    this.weights = start.weights().values();
    this.adam = new Adam(start.learningRate(), start.adam());
    this.shards = start.shards();
    this.group = group;
    this.plan = new SumPlan(shards, group.processes());
    this.tasks = group.ownTasks();
    this.sums = new ShardSums[group.processes().length];
    for (int task : tasks) {
      sums[task] = new ShardSums(shards.count(), shards.first(task, sums.length));
    }
    this.joint = group.isAlone() ? null : new JointSum(group, plan, weights.length);
    VaeArchitecture architecture = start.weights().architecture();
    this.piecewise =
        joint == null && !clips() && PartitionPass.isPiecewise(architecture, settings)
            ? new PiecewiseGradient(shards.count(), PartitionPass.parts(architecture, settings))
            : null;
    this.phases =
        new Phaser(tasks.length) {
          @Override
          protected boolean onAdvance(int number, int parties) {
            return isOver();
          }
        };
  }

  private GradientSum sum(int shard) {
    return sums[plan.task(shard)].from(shard);
  }

  /**
   * Does the work of one thread; to be called once for each task of this process, concurrently.
   * Returns when the epoch is over or has failed in any thread: see {@link #result}.
   *
   * @param task its number, from 0
   * @param source that holds its shards, see {@link Shards#first}
   * @param pass of this thread; what it has differentiated is read by all
   * @param check called before each minibatch, and once a second while waiting for other threads,
   *     which may have failed before they got here; what it throws ends the epoch
   */
  public void work(int task, BatchSource source, PartitionPass pass, Runnable check) {
    int worker = Arrays.binarySearch(tasks, task);
    PiecewiseGradient.Sums own = piecewise == null ? null : piecewise.new Sums();
    int from = part(from(), to(), worker);
    int to = part(from(), to(), worker + 1);
    try {
      do {
        switch (phase) {
          case GRADIENT -> {
            check.run();
            differentiate(task, source, pass);
          }
          case ADD -> add(part(0, weights.length, worker), part(0, weights.length, worker + 1));
          case SUM -> sum(from, to);
          case UPDATE -> {
            if (own == null) {
              update(from, to);
            } else {
              update(own, worker);
            }
          }
        }
      } while (meet(check));
    } catch (Throwable e) {
      left.compareAndSet(null, e);
      phases.forceTermination(); // so that the others do not wait for this thread
      throw e;
    }
  }

  private void differentiate(int task, BatchSource source, PartitionPass pass) {
    int first = shards.first(task, sums.length);
    int end = shards.first(task + 1, sums.length);
    if (piecewise == null) {
      sums[task].clear();
      pass.addGradients(weights, losses.plan(step), source, sums[task], end);
    } else {
      pass.differentiate(weights, losses.plan(step), source, first, end, piecewise);
    }
  }

  private boolean clips() {
    return settings.gradientClip() > 0;
  }

  /** Forms the sum over the minibatch, for some of the parameters of this process. */
  private void sum(int from, int to) {
    if (joint == null) {
      add(from, to);
    } else {
      joint.add(from, to);
    }
  }

  private void update(int from, int to) {
    if (clips()) {
      adam.update(weights, from, gradient(), from, to - from);
      return;
    }
    for (int first = from; first < to; first += BLOCK) {
      int end = Math.min(to, first + BLOCK);
      sum(first, end);
      adam.update(weights, first, gradient(), first, end - first);
    }
  }

  /** Updates every so many parts: always the same ones, whose moments stay with their core. */
  private void update(PiecewiseGradient.Sums own, int worker) {
    for (int i = worker; i < piecewise.parts().size(); i += tasks.length) {
      LayerPart part = piecewise.parts().get(i);
      adam.update(weights, part.from(), own.of(part), 0, part.length());
    }
  }

  /** The first parameter that this process updates. */
  private int from() {
    return joint == null ? 0 : joint.from();
  }

  /** The parameter after the last that this process updates. */
  private int to() {
    return joint == null ? weights.length : joint.to();
  }

  /** The gradient of the minibatch, for the parameters that this process updates. */
  private float[] gradient() {
    return joint == null ? sum(0).gradient() : joint.gradient();
  }

  /** Where a thread's part of a range begins. */
  private int part(int from, int to, int worker) {
    return (int) (from + (long) (to - from) * worker / tasks.length);
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

  /** Adds up what the threads of this process have, for some of the parameters. */
  private void add(int from, int to) {
    for (SumPlan.Addition addition : plan.within(group.own())) {
      float[] sum = sum(addition.into()).gradient();
      float[] terms = sum(addition.from()).gradient();
      for (int i = from; i < to; i++) {
        sum[i] += terms[i];
      }
    }
  }

  /** Called on one thread while the others wait; true ends the epoch. */
  private boolean isOver() {
    try {
      switch (phase) {
        case GRADIENT ->
            phase = joint == null || plan.within(group.own()).isEmpty() ? afterAdding() : Phase.ADD;
        case ADD -> phase = afterAdding();
        case SUM -> {
          clip();
          phase = Phase.UPDATE;
        }
        case UPDATE -> {
          if (joint != null) {
            joint.gather(weights);
          }
          listener.stepFinished(losses.plan(step).epoch(), step + 1);
          step++;
          done = step == losses.steps();
          phase = Phase.GRADIENT;
        }
      }
      return done;
    } catch (RuntimeException | Error e) {
      failure = e;
      return true;
    }
  }

  private LossSum sumOfLosses() {
    if (piecewise != null) {
      return piecewise.losses();
    }
    for (SumPlan.Addition addition : plan.within(group.own())) {
      sum(addition.into()).losses().merge(sum(addition.from()).losses());
    }
    return joint == null
        ? sum(0).losses()
        : joint.scatter(plan.left(group.own()).stream().map(this::sum).toList());
  }

  private Phase afterAdding() {
    losses.add(losses.plan(step), sumOfLosses());
    adam.beginStep();
    return clips() ? Phase.SUM : Phase.UPDATE;
  }

  private void clip() {
    if (joint == null) {
      sum(0).clip(settings.gradientClip());
    } else {
      joint.clip(settings.gradientClip());
    }
  }

  /**
   * The result of the epoch, after all threads have returned.
   *
   * @throws org.epicentra.DivergenceException if the loss of a minibatch was not finite; what the
   *     listener threw is thrown here too
   * @throws IllegalStateException if a thread failed, with the first failure as its cause
   */
  public EpochResult result() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (!done) {
      throw new IllegalStateException("a thread left the epoch at step " + (step + 1), left.get());
    }
    return new EpochResult(weights, adam, losses.total());
  }

  /**
   * What this process has of the result, after all its threads have returned, for {@link
   * EpochResult#of}.
   *
   * @throws IllegalStateException if a thread failed; what else ended the epoch is thrown too,
   *     except for a divergence, which is part of the result
   */
  public EpochResult.Share share() {
    try {
      return EpochResult.Share.of(from(), to(), result());
    } catch (DivergenceException e) {
      return EpochResult.Share.diverged(e);
    }
  }
}
