package org.epicentra.registry;

import java.time.Duration;
import org.apache.hadoop.fs.Path;
import org.epicentra.LockedException;

/**
 * A process that publishes and promotes: folder, name, how often, and its lock's expiry in seconds.
 */
public final class RegistryRacer {
  private RegistryRacer() {}

  /** Tries again where another process holds the lock. */
  public static void main(String[] words) throws InterruptedException {
    ModelRegistry registry = RegistryUse.open(new Path(words[0]));
    int wanted = Integer.parseInt(words[2]);
    Duration expiry = Duration.ofSeconds(Long.parseLong(words[3]));
    for (int done = 0; done < wanted; ) {
      try (RegistryLock lock = registry.lock(expiry)) {
        ChampionHistory seen = registry.champions();
        ModelVersion version = RegistryUse.publish(registry, lock, words[1] + done);
        lock.requireHeld();
        registry.promote(version.number(), seen, words[1], "it is newer");
        done++;
        System.out.println(done);
      } catch (LockedException e) {
        Thread.sleep(5);
      }
    }
  }
}
