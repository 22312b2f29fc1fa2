/**
 * Charts as SVG, from plain numbers: scales with their ticks, the frame of axes, marks of data, and
 * rasters as PNG inside the page. Colours are classes of the page's style sheet, so that both
 * themes and print have their own; the one exception is a raster, which is drawn for each theme.
 * What a chart shows of a model, and maps, live elsewhere.
 *
 * <p>To add a kind of mark, add a method to {@link org.epicentra.report.chart.Plot}; a scale is an
 * implementation of {@link org.epicentra.report.chart.Scale}.
 */
package org.epicentra.report.chart;
