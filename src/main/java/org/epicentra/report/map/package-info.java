/**
 * Maps of a model: land and borders of Natural Earth, cut to the map's box, the graticule, a bar of
 * the scale, density, and ellipses of components; drawn either as SVG for a page or as pixels. The
 * plane is that of {@link org.epicentra.catalog.geography.MapPlane}, so that no map has a seam at
 * the antimeridian or at a pole. What the ellipses mean lives elsewhere.
 *
 * <p>To draw something more, add it to {@link org.epicentra.report.map.MapDrawing}, by way of
 * {@link org.epicentra.report.map.Surface}; a new style is a constant of {@link
 * org.epicentra.report.map.Ink} and a class of {@code report.css}.
 */
package org.epicentra.report.map;
