package org.epicentra.job.registry;

import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.registry.ModelRegistry;

/**
 * Where versions of a model are kept.
 *
 * @param root folder of all names
 * @param name of the model
 */
public record Place(String root, String name) {
  /** The registry, which need not exist yet. */
  public ModelRegistry open(Configuration hadoop) {
    return ModelRegistry.open(root, name, hadoop);
  }

  /** One that has versions; BadInputException when there is none. */
  ModelRegistry openFilled(Configuration hadoop) {
    ModelRegistry registry = open(hadoop);
    if (registry.numbers().isEmpty()) {
      throw new BadInputException(
          registry.folder() + " holds no version: see --registry and --name; 'retrain' makes one");
    }
    return registry;
  }
}
