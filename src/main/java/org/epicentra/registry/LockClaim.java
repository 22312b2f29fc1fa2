package org.epicentra.registry;

/**
 * Who holds, or held, the lock.
 *
 * @param owner host, process and thread, for people
 * @param acquired ISO 8601, UTC, by the owner's clock
 * @param expirySeconds after so long without a sign of life another run may take the lock
 */
record LockClaim(String owner, String acquired, double expirySeconds) {}
