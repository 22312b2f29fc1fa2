/**
 * Places on the Earth: longitudes, the mean and the span of positions, and the projections in whose
 * kilometres events are clustered. Nothing is known here of events, columns or files.
 *
 * <p>To add a projection, implement {@link org.epicentra.catalog.geography.Projection}, give it a
 * type in {@code Projection.fromParameters}, so that a stored model finds it again, and let {@code
 * ProjectionTest} check that it comes back from its own parameters.
 */
package org.epicentra.catalog.geography;
