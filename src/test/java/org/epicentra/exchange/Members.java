package org.epicentra.exchange;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Members of a group in threads of this process, which meet on loopback. */
public final class Members {
  static final Runnable NOTHING = () -> {};

  /** Long: only a failure comes to these. */
  static final Limits PATIENT =
      new Limits(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(5));

  private Members() {}

  static Doorway door() {
    return Doorway.open(InetAddress.getLoopbackAddress());
  }

  /** Does something on a thread of its own. */
  static <T> CompletableFuture<T> async(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** What came of it, or the exception that it ended with. */
  static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Lets all members meet and do the same, and returns what came of each. */
  public static <T> List<T> each(int size, Function<Mesh, T> work) {
    GroupKey key = GroupKey.random();
    List<Doorway> doors = doors(size);
    CountDownLatch met = new CountDownLatch(size);
    List<CompletableFuture<T>> futures = new ArrayList<>();
    for (int own = 0; own < size; own++) {
      Group group = new Group(key, 3, 0, size, own);
      Doorway door = doors.get(own);
      futures.add(
          async(
              () -> {
                try (Mesh mesh = door.join(group, addresses(doors), PATIENT, NOTHING)) {
                  try {
                    return work.apply(mesh);
                  } finally {
                    met.countDown();
                    met.await(); // a member that has left is lost to those who still read
                  }
                }
              }));
    }
    return futures.stream().map(Members::result).toList();
  }

  static List<Doorway> doors(int size) {
    List<Doorway> doors = new ArrayList<>();
    for (int member = 0; member < size; member++) {
      doors.add(door());
    }
    return doors;
  }

  static List<InetSocketAddress> addresses(List<Doorway> doors) {
    return doors.stream().map(Doorway::address).toList();
  }
}
