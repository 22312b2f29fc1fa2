package org.epicentra.cli.registry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry promote}. */
@Command(
    name = "promote",
    description = "Makes a version the champion, after comparing its files with their digests.")
final class PromoteCommand extends ChampionCommand {
  @Option(names = "--version", paramLabel = "N", required = true, description = "The version.")
  private Integer version;

  @Override
  Integer version() {
    return version;
  }
}
