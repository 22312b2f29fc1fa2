package org.epicentra.cli.mixture;

import picocli.CommandLine.Option;

/** {@code --projection}. */
final class ProjectionOption {
  @Option(
      names = "--projection",
      paramLabel = "NAME",
      description =
          "azimuthal (default: equidistant about the catalog's centre, km), geocentric "
              + "(3-D, km), or none: --x, --y and --z are the coordinates as they are.")
  private String projection;

  String name() {
    return projection;
  }
}
