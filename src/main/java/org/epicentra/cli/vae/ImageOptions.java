package org.epicentra.cli.vae;

import picocli.CommandLine.Option;

/** The option {@code --images}. */
public final class ImageOptions {
  @Option(
      names = "--images",
      paramLabel = "PATH",
      required = true,
      description =
          "The images: IDX, gzipped or not; Parquet whose column image, or only suitable column, "
              + "holds arrays, vectors or bytes; or a folder of PNG.")
  private String path;

  /** The path of the images. */
  public String path() {
    return path;
  }
}
