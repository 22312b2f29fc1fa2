/**
 * The jobs of the commands {@code registry}: they list, show, promote, prune and verify versions in
 * this process alone, and never train or start Spark. Another command is a {@link
 * org.epicentra.job.LocalJob} record here, and another kind of model a constant of {@link
 * org.epicentra.job.registry.ModelProbe}.
 */
package org.epicentra.job.registry;
