package org.epicentra.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The folder that a command writes to, and what becomes of one that exists. */
public final class OutputFolder {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private String path;

  @Mixin private OutputOptions existing;

  public String path() {
    return path;
  }

  public boolean overwrite() {
    return existing.overwrite();
  }
}
