package org.epicentra.job.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.epicentra.registry.Retention;

/**
 * {@code registry prune}: deletes old versions, under the lock, so that none goes that a run reads.
 *
 * @param retention which are kept
 * @param dryRun whether to tell only
 * @param lockExpiry of the lock
 */
public record PruneJob(Place place, Retention retention, boolean dryRun, Duration lockExpiry)
    implements LocalJob<PruneJob.Result> {

  /**
   * @param deleted the versions that went, or would go
   * @param kept how many are left
   * @param dryRun whether nothing was done
   */
  public record Result(List<Integer> deleted, int kept, boolean dryRun) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    if (dryRun) {
      List<Integer> surplus = surplus(registry);
      return new Result(surplus, registry.numbers().size() - surplus.size(), true);
    }
    try (RegistryLock lock = registry.lock(lockExpiry)) {
      List<Integer> deleted = registry.delete(lock, surplus(registry));
      return new Result(deleted, registry.numbers().size(), false);
    }
  }

  private List<Integer> surplus(ModelRegistry registry) {
    return retention.surplus(registry.versionsByNumber(), registry.champions(), Instant.now());
  }
}
