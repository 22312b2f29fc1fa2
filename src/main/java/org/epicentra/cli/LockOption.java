package org.epicentra.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** {@code --lock-expiry}. */
final class LockOption {
  @Option(
      names = "--lock-expiry",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationText.class,
      description =
          "A run that gives no sign of life for so long is taken for dead, and its lock for free. "
              + "Default: ${DEFAULT-VALUE}.")
  private Duration expiry;

  Duration expiry() {
    return expiry;
  }
}
