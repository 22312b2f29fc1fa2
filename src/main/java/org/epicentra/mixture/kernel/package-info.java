/**
 * The E-step on one block of events, the innermost loop of a fit: responsibilities (3) and their
 * sums (4) and (24), without the components that cannot matter to the block. Neither the update of
 * the posterior nor the choice of a block's events lives here, and nothing allocates for each
 * event.
 *
 * <p>To add a kernel, extend {@code PrunedKernel} with the loop over a block's events (or implement
 * {@link org.epicentra.mixture.kernel.ResponsibilityKernel} from scratch), give it a constant of
 * {@link org.epicentra.mixture.kernel.KernelKind}, and add that to the cases of {@code
 * ResponsibilityKernelTest}, which compares every kernel with the equations written out.
 */
package org.epicentra.mixture.kernel;
