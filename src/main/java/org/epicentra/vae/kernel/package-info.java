/**
 * The innermost loops: matrix products, element-wise functions, and flat arrays that are sent as
 * bytes. Networks and random numbers never live here, nor does anything that allocates arrays or
 * vectors in each call.
 *
 * <p>To add an implementation of matrix products, add a constant to {@link
 * org.epicentra.vae.kernel.BlasChoice} and its case to {@link org.epicentra.vae.kernel.Blas}; a new
 * element-wise function goes into {@link org.epicentra.vae.kernel.ElementKernel} and both of its
 * implementations. {@code BlasTest} and {@code ElementKernelTest} compare them all.
 */
package org.epicentra.vae.kernel;
