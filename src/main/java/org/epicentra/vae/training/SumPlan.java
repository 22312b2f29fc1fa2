package org.epicentra.vae.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.epicentra.math.SumTree;
import org.epicentra.vae.images.Shards;

/**
 * Where the sums over the shards of a minibatch are added up, when some processes have some of the
 * tasks each. The {@link SumTree} says which are added; a task adds its own, a process then those
 * of its tasks, and the rest is added between processes. All processes make the same plan.
 */
final class SumPlan {
  /** Adds the sum whose first shard is {@code from} to that whose first shard is {@code into}. */
  record Addition(int into, int from) {}

  private final int[] tasks;
  private final int[] processes;
  private final List<List<Addition>> within = new ArrayList<>();
  private final List<Addition> between = new ArrayList<>();
  private final TreeSet<Integer> left = new TreeSet<>();

  /** The shard that was added last while the plan is made. */
  private int last;

  /**
   * @param processes the process of each task, from 0, each with at least one
   */
  SumPlan(Shards shards, int[] processes) {
    this.processes = processes;
    this.tasks = new int[shards.count()];
    for (int task = 0; task < processes.length; task++) {
      for (int i = shards.first(task, processes.length);
          i < shards.first(task + 1, processes.length);
          i++) {
        tasks[i] = task;
        left.add(i);
      }
    }
    for (int process = 0; process <= Arrays.stream(processes).max().orElse(0); process++) {
      within.add(new ArrayList<>());
    }
    SumTree<Integer> additions = new SumTree<>(tasks.length, this::planned);
    for (last = 0; last < tasks.length; last++) {
      additions.add(last, last);
    }
  }

  /**
   * Plans the addition of two sums, which ends with the last shard, and returns the whole's first.
   */
  private int planned(int into, int from) {
    plan(new Addition(into, from));
    return into;
  }

  private void plan(Addition addition) {
    int process = process(addition.into());
    for (int task = tasks[addition.into()]; task <= tasks[last]; task++) {
      if (processes[task] != process) {
        between.add(addition);
        return;
      }
    }
    left.remove(addition.from());
    if (tasks[addition.into()] != tasks[last]) {
      within.get(process).add(addition);
    }
  }

  /** Number of shards. */
  int shards() {
    return tasks.length;
  }

  /** The task that has a shard. */
  int task(int shard) {
    return tasks[shard];
  }

  /** The process that has a shard. */
  int process(int shard) {
    return processes[tasks[shard]];
  }

  /** What a process adds up of the sums of its tasks, in this order. */
  List<Addition> within(int process) {
    return within.get(process);
  }

  /** The first shards of the sums that a process then has, ascending. */
  List<Integer> left(int process) {
    return left.stream().filter(shard -> process(shard) == process).toList();
  }

  /** What is added up of the sums of all processes, in this order. */
  List<Addition> between() {
    return between;
  }
}
