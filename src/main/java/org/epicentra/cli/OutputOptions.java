package org.epicentra.cli;

import picocli.CommandLine.Option;

/** What becomes of an output that exists. */
final class OutputOptions {
  @Option(
      names = "--overwrite",
      description = "Replace an existing output, once the new one is complete.")
  private boolean overwrite;

  boolean overwrite() {
    return overwrite;
  }
}
