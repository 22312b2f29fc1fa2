/**
 * The page of a trained autoencoder: what {@code summary.json} holds, and some images under the
 * model: losses by epoch, reconstructions, samples, walks through z, active units, a map of the
 * posterior means, and log p(x). Each section is a class that makes its figures and says in one
 * sentence what is to be seen in them. The numbers and images are given, and none is computed here
 * that needs the network.
 *
 * <p>To add a section, write a class with a method that takes {@link
 * org.epicentra.report.vae.VaeFacts} and gives its markup, and name it in {@link
 * org.epicentra.report.vae.VaePage}.
 */
package org.epicentra.report.vae;
