/**
 * The files of weights and checkpoints, read and written as streams without Spark. Paths and file
 * systems never live here, nor does any choice of what a run keeps.
 *
 * <p>To add a file, write a codec on {@code FloatFileWriter} and {@code FloatFileReader} with four
 * letters of its own. To change one, raise its version and add a model of the old one to {@code
 * OldModelsTest}: what a release has written later releases read, or refuse with a message.
 */
package org.epicentra.vae.format;
