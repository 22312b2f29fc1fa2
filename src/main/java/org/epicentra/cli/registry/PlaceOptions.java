package org.epicentra.cli.registry;

import org.epicentra.job.registry.Place;
import picocli.CommandLine.Option;

/** Where the versions of a model are kept. */
public final class PlaceOptions {
  @Option(
      names = "--registry",
      paramLabel = "ROOT",
      required = true,
      description = "The folder of all registered models, on file or hdfs.")
  private String root;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The model's name: a folder in ROOT.")
  private String name;

  public Place place() {
    return new Place(root, name);
  }
}
