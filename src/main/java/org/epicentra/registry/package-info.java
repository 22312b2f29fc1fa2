/**
 * Versioned models in folders on a file system: publish, promote, roll back, prune, verify, and the
 * lock of the run that may do so. Knows folders and digests, and nothing of the models in them.
 */
package org.epicentra.registry;
