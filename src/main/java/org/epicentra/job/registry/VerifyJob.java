package org.epicentra.job.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;

/**
 * {@code registry verify}: compares every file of every version with its digest, reads the model
 * back and compares its scores of a fixed probe with those recorded when it was published; and
 * checks that the newest pointer leads to its version.
 */
public record VerifyJob(Place place) implements LocalJob<VerifyJob.Result> {

  /**
   * @param champion the version in use; null for none
   * @param problems of the newest pointers, a line each; empty when the newest one counts
   * @param strays the files and folders whose number does not count; nothing depends on them
   * @param versions what was found, by number
   */
  public record Result(
      Integer champion,
      List<String> problems,
      List<String> strays,
      List<VersionInspection> versions) {
    /** Whether everything is as it was published. */
    public boolean sound() {
      return problems.isEmpty()
          && strays.isEmpty()
          && versions.stream().allMatch(version -> version.problems().isEmpty());
    }
  }

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    List<VersionInspection> versions = new ArrayList<>();
    for (int number : registry.numbers()) {
      VersionInspection found = VersionInspection.of(registry, number, hadoop);
      if (found.problems().isEmpty() || registry.numbers().contains(number)) { // else pruned by now
        versions.add(found);
      }
    }
    ChampionHistory history = registry.champions();
    Integer champion = history.current().map(Champion::version).orElse(null);
    return new Result(champion, history.problems(), registry.strays(), versions);
  }
}
