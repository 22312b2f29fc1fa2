/**
 * Charts, grids of images and PNG, drawn from plain values. Spark, models and paths never live
 * here.
 *
 * <p>To add a kind of chart, extend {@link org.epicentra.picture.ReportChart} with a class that
 * collects its series and returns them as a chart of XChart; {@link org.epicentra.picture.ChartPng}
 * then draws it beside the others.
 */
package org.epicentra.picture;
