package org.epicentra.cli.vae;

import org.epicentra.job.vae.ReportJob;
import picocli.CommandLine.Option;

/** The options for what a page shows besides the images. */
final class PageOptions {
  @Option(
      names = "--labels",
      paramLabel = "PATH",
      description =
          "The labels of the images for the page: IDX, gzipped or not. Default: the column label of"
              + " the images, if they have one; for IDX that is the file beside them.")
  private String labels;

  @Option(
      names = "--importance-samples",
      paramLabel = "K",
      description =
          "Draws for log p(x) of each of at most 2,000 images on the page; 0 leaves it out."
              + " Default: "
              + ReportJob.IMPORTANCE_SAMPLES
              + ".")
  private Integer importanceSamples;

  /** Whether any of them is given. */
  boolean areGiven() {
    return labels != null || importanceSamples != null;
  }

  /**
   * The page.
   *
   * @param path of the file; null for none
   */
  ReportJob.Output output(String path, boolean overwrite) {
    int draws = importanceSamples == null ? ReportJob.IMPORTANCE_SAMPLES : importanceSamples;
    return new ReportJob.Output(path, labels, draws, overwrite);
  }
}
