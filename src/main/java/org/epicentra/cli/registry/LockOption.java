package org.epicentra.cli.registry;

import java.time.Duration;
import org.epicentra.registry.RegistryLock;
import picocli.CommandLine.Option;

/** {@code --lock-expiry}. */
public final class LockOption {
  @Option(
      names = "--lock-expiry",
      paramLabel = "TIME",
      defaultValue = RegistryLock.EXPIRY_MINUTES + "m",
      description =
          "A run silent for this long is presumed dead; its lock may be taken. Default: ${DEFAULT-VALUE}.")
  private Duration expiry;

  public Duration expiry() {
    return expiry;
  }
}
