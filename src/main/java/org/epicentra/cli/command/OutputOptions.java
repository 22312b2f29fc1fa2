package org.epicentra.cli.command;

import picocli.CommandLine.Option;

/** {@code --overwrite}. */
public final class OutputOptions {
  @Option(
      names = "--overwrite",
      description = "Replace an existing output, once the new one is complete.")
  private boolean overwrite;

  public boolean overwrite() {
    return overwrite;
  }
}
