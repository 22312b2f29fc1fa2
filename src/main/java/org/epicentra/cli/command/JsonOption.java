package org.epicentra.cli.command;

import picocli.CommandLine.Option;

/** {@code --json}. */
final class JsonOption {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  boolean asked() {
    return json;
  }
}
