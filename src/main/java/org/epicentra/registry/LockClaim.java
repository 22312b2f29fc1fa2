package org.epicentra.registry;

/**
 * Who holds, or held, the lock.
 *
 * @param owner process and host, for people to read
 * @param acquired ISO 8601, UTC, by the owner's clock
 * @param expirySeconds how long the owner may give no sign of life before another run may take the
 *     lock
 */
record LockClaim(String owner, String acquired, double expirySeconds) {}
