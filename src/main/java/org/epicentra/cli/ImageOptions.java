package org.epicentra.cli;

import picocli.CommandLine.Option;

/** The images that a command reads. */
final class ImageOptions {
  @Option(
      names = "--images",
      paramLabel = "PATH",
      required = true,
      description =
          "The images: IDX, gzipped or not; Parquet whose column image, or only column of that kind, "
              + "holds arrays, vectors or bytes; or a folder of PNG.")
  private String path;

  String path() {
    return path;
  }
}
