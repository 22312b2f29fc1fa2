package org.epicentra.cli.registry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry rollback}. */
@Command(
    name = "rollback",
    description = {
      "Makes the champion before this one the champion again.",
      "It needs neither Spark nor a network, and without --version it does not wait for a run."
    })
final class RollbackCommand extends ChampionCommand {
  @Option(
      names = "--version",
      paramLabel = "N",
      description =
          "The version to return to. Default: the highest below the champion that has been champion.")
  private Integer version;

  @Override
  Integer version() {
    return version;
  }
}
