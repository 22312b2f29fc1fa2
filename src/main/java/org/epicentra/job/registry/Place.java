package org.epicentra.job.registry;

import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.registry.ModelRegistry;

/**
 * Where the versions of a model are kept.
 *
 * @param root the folder of all models
 * @param name the model's name, a folder in the root
 */
public record Place(String root, String name) {
  /** The command that promotes a version here, in quotes, for messages that advise it. */
  public String promotion(String version) {
    return "'registry promote %s %s %s %s %s %s'"
        .formatted(
            Setting.named("registry"),
            root,
            Setting.named("name"),
            name,
            Setting.named("version"),
            version);
  }

  /** The registry, which need not exist yet. */
  public ModelRegistry open(Configuration hadoop) {
    return ModelRegistry.open(root, name, hadoop);
  }

  /**
   * The registry with its versions.
   *
   * @throws BadInputException when it has none
   */
  ModelRegistry openFilled(Configuration hadoop) {
    ModelRegistry registry = open(hadoop);
    if (registry.numbers().isEmpty()) {
      throw new BadInputException(
          "%s holds no version: check %s and %s; 'retrain' publishes the first"
              .formatted(registry.folder(), Setting.named("registry"), Setting.named("name")));
    }
    return registry;
  }
}
