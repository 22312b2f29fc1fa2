package org.epicentra.job.picture;

import java.util.Locale;

/** The formats in which images are written. */
public enum ImageFormat {
  /** One PNG with all images in a grid. */
  GRID,
  /** A folder with one PNG per image. */
  PNG,
  /** Parquet, with pixels as an array of float from 0 to 1. */
  PARQUET;

  /** The format that the name of an output implies by its ending; a folder without one. */
  public static ImageFormat ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return GRID;
    }
    return name.endsWith(".parquet") ? PARQUET : PNG;
  }
}
