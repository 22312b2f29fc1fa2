package org.epicentra.cli.registry;

import java.time.Duration;
import picocli.CommandLine.Option;

/** {@code --lock-expiry}. */
public final class LockOption {
  @Option(
      names = "--lock-expiry",
      paramLabel = "TIME",
      defaultValue = "5m",
      description =
          "A run that gives no sign of life for so long is taken for dead, and its lock for free. "
              + "Default: ${DEFAULT-VALUE}.")
  private Duration expiry;

  public Duration expiry() {
    return expiry;
  }
}
