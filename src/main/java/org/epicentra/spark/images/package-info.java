/**
 * Images as tables: readers of IDX, Parquet and PNG, checks of every pixel, and packing into
 * blocks. Networks never live here, nor what is computed from images except for their distribution.
 *
 * <p>To add a format, write its reader beside {@code IdxImages} and {@code PngFolder}, and let
 * {@link org.epicentra.spark.images.ImageReader} recognise it by its content.
 */
package org.epicentra.spark.images;
