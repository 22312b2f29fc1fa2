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
 * {@code registry prune}: deletes old versions, under the lock, so that none disappears that a run
 * reads.
 *
 * @param retention which versions are kept
 * @param dryRun whether only to report what would be deleted
 * @param lockExpiry how long a run may give no sign of life before its lock may be taken
 */
public record PruneJob(Place place, Retention retention, boolean dryRun, Duration lockExpiry)
    implements LocalJob<PruneJob.Result> {

  /**
   * @param deleted the versions that were deleted, or would be
   * @param kept how many remain
   * @param dryRun whether nothing was deleted
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
