package org.epicentra.job;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.VersionCheck;

/** {@code registry verify}: compares every file of every version with its digest. */
public record RegistryVerifyJob(RegistryPlace place) implements LocalJob<RegistryVerifyJob.Result> {

  /**
   * @param champion the version in use; null for none
   * @param versions what was found, by number
   */
  public record Result(Integer champion, List<VersionCheck> versions) {
    /** Whether everything is as it was published. */
    public boolean sound() {
      return versions.stream().allMatch(check -> check.problems().isEmpty());
    }
  }

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    Integer champion = registry.champions().current().map(Champion::version).orElse(null);
    return new Result(champion, registry.numbers().stream().map(registry::check).toList());
  }
}
