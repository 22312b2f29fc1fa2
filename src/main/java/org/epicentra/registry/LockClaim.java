package org.epicentra.registry;

import org.epicentra.BadInputException;

/**
 * Who holds, or held, the lock.
 *
 * @param owner process and host, for people to read
 * @param acquired ISO 8601, UTC, by the owner's clock
 * @param expirySeconds how long the owner may give no sign of life before another run may take the
 *     lock; at most 100,000 days
 */
record LockClaim(String owner, String acquired, double expirySeconds) {
  /** About 270 years, as much as a command takes. */
  private static final double MOST_SECONDS = 100_000 * 86_400.0;

  /**
   * @throws BadInputException when it would never expire
   */
  LockClaim {
    if (!(expirySeconds >= 0 && expirySeconds <= MOST_SECONDS)) {
      throw new BadInputException("a claim expires after " + expirySeconds + " s");
    }
  }
}
