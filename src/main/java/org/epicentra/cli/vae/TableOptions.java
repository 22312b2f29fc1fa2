package org.epicentra.cli.vae;

import java.util.List;
import picocli.CommandLine.Option;

/** The options of a table of numbers. */
final class TableOptions {
  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description =
          "Train on these columns of the Parquet that --images and --validation name, as numbers of"
              + " any size; needs --likelihood gaussian. The model remembers them.")
  private List<String> columns = List.of();

  @Option(
      names = "--standardize",
      description =
          "Reduce numbers by the mean of their column in the training rows, and divide them by its"
              + " standard deviation. The model does the same with others; all but the losses of"
              + " the training is in the units of the table.")
  private boolean standardize;

  List<String> columns() {
    return columns;
  }

  boolean standardize() {
    return standardize;
  }
}
