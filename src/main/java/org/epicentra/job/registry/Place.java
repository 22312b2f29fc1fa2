package org.epicentra.job.registry;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.storage.HadoopPath;

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
   * Checks that a file is written beside the versions and not among them, where it would be taken
   * for damage: also not among those of another name, nor by way of a symbolic link.
   *
   * @param setting that names the file
   * @throws BadInputException when it lies in a folder that only the registry writes to
   * @throws UncheckedIOException when it cannot be found out now where it lies
   */
  public void requireBeside(String setting, String file, Configuration hadoop) {
    Path folder = open(hadoop).folder();
    Path models = HadoopPath.resolved(root, hadoop);
    Set<Path> own = own(folder, hadoop);
    for (Path each = HadoopPath.resolved(file, hadoop); each != null; each = each.getParent()) {
      if (own.contains(each) || isOwn(each, models)) {
        throw new BadInputException(
            "%s is '%s', in a folder that only the registry writes to: name a file elsewhere, such as in %s"
                .formatted(Setting.named(setting), file, new Path(folder, "pages")));
      }
    }
  }

  /** Where the registry's own folders of all names lie. */
  private Set<Path> own(Path folder, Configuration hadoop) {
    Set<Path> own = new HashSet<>();
    Set<String> names = new HashSet<>(ModelRegistry.names(root, hadoop));
    names.add(name);
    for (String each : names) {
      for (String kind : ModelRegistry.OWN) {
        Path place = new Path(new Path(folder.getParent(), each), kind);
        own.add(HadoopPath.resolved(place.toString(), hadoop));
      }
    }
    return own;
  }

  /** Whether it would be such a folder of a name that has no version yet. */
  private static boolean isOwn(Path folder, Path models) {
    return ModelRegistry.OWN.contains(folder.getName())
        && folder.getParent() != null
        && models.equals(folder.getParent().getParent());
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
