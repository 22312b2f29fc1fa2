package org.epicentra.cluster;

import java.time.Instant;
import org.epicentra.cli.Main;

/**
 * A process that retrains night after night, until it is killed. Prints {@code exit CODE} after
 * each run. Arguments: the registry, the catalog, the first night's time.
 */
final class NightlyRuns {
  private static final int SECONDS_BETWEEN = 600;

  private NightlyRuns() {}

  public static void main(String[] args) {
    Instant night = Instant.parse(args[2]);
    while (true) {
      int code =
          Main.run(
              "retrain",
              "--registry",
              args[0],
              "--name",
              "world",
              "--catalog",
              args[1],
              "--components",
              "3",
              "--as-of",
              night.toString(),
              "--holdout",
              "12h",
              "--min-holdout",
              "5",
              "--lock-expiry",
              "2s",
              "--max-rate-change",
              "1000",
              "--max-null-change",
              "1",
              "--max-drift-place",
              "1",
              "--max-drift-strength",
              "1",
              "--max-drift-depth",
              "1",
              "--non-inferiority",
              "100");
      System.out.println("exit " + code);
      System.out.flush();
      night = night.plusSeconds(SECONDS_BETWEEN);
    }
  }
}
