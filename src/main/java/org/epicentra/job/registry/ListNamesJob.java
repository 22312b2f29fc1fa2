package org.epicentra.job.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ModelRegistry;

/**
 * {@code registry list} without a name: the names in a registry.
 *
 * @param root the folder of all models
 */
public record ListNamesJob(String root) implements LocalJob<ListNamesJob.Result> {

  /**
   * @param root the folder of all models
   * @param names in the order of the alphabet
   */
  public record Result(String root, List<Line> names) {}

  /**
   * One name.
   *
   * @param name of the model
   * @param versions how many there are, 1 or more
   * @param newest the highest of their numbers
   * @param champion the number of the version in use; null for none
   */
  public record Line(String name, int versions, int newest, Integer champion) {}

  @Override
  public Result run(Configuration hadoop) {
    List<Line> lines = new ArrayList<>();
    for (String name : ModelRegistry.names(root, hadoop)) {
      ModelRegistry registry = ModelRegistry.open(root, name, hadoop);
      NavigableSet<Integer> numbers = registry.numbers();
      if (!numbers.isEmpty()) { // else another folder, or a name without a version yet
        Integer champion = registry.champions().current().map(Champion::version).orElse(null);
        lines.add(new Line(name, numbers.size(), numbers.last(), champion));
      }
    }
    if (lines.isEmpty()) {
      throw new BadInputException(
          "%s holds no versions of any name: check %s; 'retrain' publishes the first"
              .formatted(root, Setting.named("registry")));
    }
    return new Result(root, lines);
  }
}
