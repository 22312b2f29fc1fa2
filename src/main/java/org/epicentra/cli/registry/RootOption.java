package org.epicentra.cli.registry;

import picocli.CommandLine.Option;

/** The folder of all registered models. */
final class RootOption {
  @Option(
      names = "--registry",
      paramLabel = "ROOT",
      required = true,
      description = "The folder of all registered models, on file or hdfs.")
  private String root;

  String root() {
    return root;
  }
}
