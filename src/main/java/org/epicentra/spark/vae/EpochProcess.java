package org.epicentra.spark.vae;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.SparkEnv;
import org.epicentra.exchange.Doorway;
import org.epicentra.exchange.Group;
import org.epicentra.exchange.Mesh;
import org.epicentra.vae.training.EpochGroup;
import org.epicentra.vae.training.SharedEpoch;
import org.epicentra.vae.training.TrainingListener;

/**
 * The tasks of an epoch that run in one executor: they share the weights and one connection with
 * each other executor. The first task to come opens a port, and the first that knows the ports of
 * all connects; the last to go closes everything.
 */
final class EpochProcess implements AutoCloseable {
  /**
   * One attempt at an epoch.
   *
   * @param epoch of the driver's own making
   * @param stage that it is to Spark
   * @param attempt of that stage
   */
  record Attempt(UUID epoch, int stage, int attempt) {}

  private static final Map<Attempt, EpochProcess> RUNNING = new HashMap<>();

  private final Attempt attempt;
  private final Doorway door;
  private final String card;
  private int inside;
  private Mesh mesh;
  private SharedEpoch epoch;
  private Throwable failure;

  private EpochProcess(Attempt attempt) {
    this.attempt = attempt;
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    try {
      this.door = Doorway.open(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("this executor's own host has no address: " + host, e);
    }
    this.card = UUID.randomUUID() + " " + host + " " + door.address().getPort();
  }

  /** That of this executor, for one task; to be closed by that task. */
  static EpochProcess enter(Attempt attempt) {
    synchronized (RUNNING) {
      EpochProcess process = RUNNING.computeIfAbsent(attempt, EpochProcess::new);
      process.inside++;
      return process;
    }
  }

  /** What the tasks of other executors need to know of this one: a name and an address. */
  String card() {
    return card;
  }

  /** Whether a task is the first of this executor. */
  boolean isFirst(int task, String[] cards) {
    return Arrays.asList(cards).indexOf(card) == task;
  }

  /**
   * The epoch of this executor, connected with the others; waits until it is.
   *
   * @param cards of all tasks, in their order
   * @param work what the epoch is
   * @param check called about once a second while waiting; what it throws ends the epoch
   * @throws org.epicentra.exchange.ExchangeException if another executor cannot be reached
   */
  synchronized SharedEpoch meet(String[] cards, AllReduceTask.Work work, Runnable check) {
    if (failure != null) {
      throw new IllegalStateException(
          "another task of this executor could not join the others", failure);
    }
    if (epoch == null) {
      try {
        epoch = joined(cards, work, check);
      } catch (RuntimeException | Error e) {
        failure = e;
        throw e;
      }
    }
    return epoch;
  }

  private SharedEpoch joined(String[] cards, AllReduceTask.Work work, Runnable check) {
    List<String> processes = Arrays.stream(cards).distinct().toList();
    Group group =
        new Group(
            work.key(),
            attempt.stage(),
            attempt.attempt(),
            processes.size(),
            processes.indexOf(card));
    List<InetSocketAddress> addresses = processes.stream().map(EpochProcess::address).toList();
    mesh = door.join(group, addresses, work.limits(), check);
    int[] ofTasks = Arrays.stream(cards).mapToInt(processes::indexOf).toArray();
    return new SharedEpoch(
        work.start().state(), new EpochGroup(ofTasks, mesh, check), TrainingListener.NONE);
  }

  private static InetSocketAddress address(String card) {
    String[] words = card.split(" ");
    return new InetSocketAddress(words[1], Integer.parseInt(words[2]));
  }

  @Override
  public void close() {
    synchronized (RUNNING) {
      inside--;
      if (inside > 0) {
        return;
      }
      RUNNING.remove(attempt);
    }
    try {
      door.close();
    } finally {
      if (mesh != null) {
        mesh.close();
      }
    }
  }
}
