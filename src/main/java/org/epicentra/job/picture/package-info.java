/**
 * Charts and images as outputs of jobs: where they go, in which format, and how they get there
 * whole. Drawing never lives here but in {@link org.epicentra.picture}, nor does the computation of
 * what is drawn.
 *
 * <p>To add a format of images, add a constant to {@link org.epicentra.job.picture.ImageFormat},
 * its kind of output to {@link org.epicentra.job.picture.ImageOutput}, and its case to {@link
 * org.epicentra.job.picture.ImageWriter}.
 */
package org.epicentra.job.picture;
