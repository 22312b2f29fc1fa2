package org.epicentra.job.picture;

import java.util.Locale;

/** How images are written. */
public enum ImageFormat {
  /** All in one PNG. */
  GRID,
  /** A folder with a PNG each. */
  PNG,
  /** Parquet, pixels as array of float from 0 to 1. */
  PARQUET;

  /** The format that an output's name suggests: {@code .png}, {@code .parquet}, or a folder. */
  public static ImageFormat ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return GRID;
    }
    return name.endsWith(".parquet") ? PARQUET : PNG;
  }
}
