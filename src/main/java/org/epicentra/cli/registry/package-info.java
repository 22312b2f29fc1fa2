/**
 * The commands {@code registry}, and the options that {@code retrain} shares with them: they turn
 * words into the jobs of {@link org.epicentra.job.registry} and print their results, and never look
 * into a registry themselves. Another command is a class here, listed in {@link
 * org.epicentra.cli.registry.RegistryCommand}.
 */
package org.epicentra.cli.registry;
