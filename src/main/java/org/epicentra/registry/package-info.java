/**
 * Versioned models in folders of a file system: publish, promote, roll back, prune and verify them,
 * and the lock of the run that may do so; it knows files and digests, never Spark or the models.
 * Another file system is a {@link org.epicentra.registry.RegistryFiles} that {@code
 * RegistryFileSystems} chooses, and that passes the contract tests of the others.
 */
package org.epicentra.registry;
