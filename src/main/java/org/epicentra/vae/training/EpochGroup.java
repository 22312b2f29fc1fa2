package org.epicentra.vae.training;

import java.util.stream.IntStream;
import org.epicentra.exchange.Mesh;

/**
 * The processes that train an epoch together.
 *
 * @param processes the number of each task's process, from 0; processes are numbered by their first
 *     tasks, and each has one
 * @param mesh connects them; null for a process alone
 * @param check called about once a second while waiting for other processes; what it throws ends
 *     the epoch
 */
public record EpochGroup(int[] processes, Mesh mesh, Runnable check) {

  /** One process that has all tasks. */
  static EpochGroup alone(int tasks) {
    return new EpochGroup(new int[tasks], null, () -> {});
  }

  /** Whether there is no other process. */
  boolean isAlone() {
    return mesh == null || mesh.size() == 1;
  }

  /** Number of this process. */
  int own() {
    return mesh == null ? 0 : mesh.own();
  }

  /** The tasks of this process, ascending. */
  int[] ownTasks() {
    return IntStream.range(0, processes.length).filter(task -> processes[task] == own()).toArray();
  }
}
