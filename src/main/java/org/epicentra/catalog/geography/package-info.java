/**
 * Places on the Earth: longitudes, the mean and the span of positions, the projections in whose
 * kilometres events are clustered, and the regions over which a background is uniform. Nothing is
 * known here of events, columns or files.
 *
 * <p>To add a projection, implement {@link org.epicentra.catalog.geography.Projection}, give it a
 * type in {@code Projection.fromParameters}, so that a stored model finds it again, and let {@code
 * ProjectionTest} check that it comes back from its own parameters. A kind of region implements
 * {@link org.epicentra.catalog.geography.Region} and is read in {@code Region.fromParameters}.
 */
package org.epicentra.catalog.geography;
