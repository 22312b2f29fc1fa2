package org.epicentra.cli.registry;

import org.epicentra.job.registry.Place;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the versions of a model are kept. */
public final class PlaceOptions {
  @Mixin private RootOption registry;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The model's name: a folder in ROOT.")
  private String name;

  public Place place() {
    return new Place(registry.root(), name);
  }
}
