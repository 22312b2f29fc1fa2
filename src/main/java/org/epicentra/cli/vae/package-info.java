/**
 * The commands {@code vae ...}: their options, help, and results as text. Anything that could be
 * done without a command line never lives here but in {@code job.vae}.
 *
 * <p>To add a command, write its job, then a class here that extends {@code JobCommand}, makes the
 * job from its options and prints the result, and name it in the subcommands of {@code VaeCommand}.
 * Options of several commands are mixins; their defaults are read from the settings they fill.
 */
package org.epicentra.cli.vae;
