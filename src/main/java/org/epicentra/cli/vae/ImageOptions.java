package org.epicentra.cli.vae;

import picocli.CommandLine.Option;

/** The images that a command reads. */
public final class ImageOptions {
  @Option(
      names = "--images",
      paramLabel = "PATH",
      required = true,
      description =
          "The images: IDX, gzipped or not; Parquet whose column image, or only column of that kind, "
              + "holds arrays, vectors or bytes; or a folder of PNG.")
  private String path;

  public String path() {
    return path;
  }
}
