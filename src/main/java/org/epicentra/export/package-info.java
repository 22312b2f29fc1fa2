/**
 * Files that other programs open: GeoJSON, KML, CSV, GeoPackage, QuakeML and gridded forecasts,
 * written from plain values as they come, so that a file of any length takes little memory; and the
 * outlines of ellipses in longitude and latitude, right at the antimeridian and over the poles.
 * Spark, paths of Hadoop and the choice of what is exported never live here.
 *
 * <p>To add a format of layers, implement {@link org.epicentra.export.FeatureWriter} and name it in
 * {@link org.epicentra.export.FeatureFormat}.
 */
package org.epicentra.export;
