package org.epicentra.cli.catalog;

import java.io.PrintWriter;
import java.util.List;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.catalog.DescribeJob;
import org.epicentra.spark.catalog.source.CatalogSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code catalog describe}. */
@Command(
    name = "describe",
    description = {
      "Describes a catalog: its spans, magnitudes, counts and repeated events.",
      "Reported are time span and bounding box, nulls, repeated ids and epicentres, the magnitude",
      "of completeness and the b-value, and whether counts look Poisson-distributed."
    })
final class DescribeCommand extends JobCommand<CatalogDescription> {
  @Parameters(
      paramLabel = "CATALOG",
      arity = "1..*",
      description = "A catalog's Parquet folder, or raw files, folders or globs.")
  private List<String> paths;

  @Mixin private SourceOptions source;

  @Override
  protected Job<CatalogDescription> job() {
    return new DescribeJob(new CatalogSource(paths, source.format(), source.columns()));
  }

  @Override
  protected void print(CatalogDescription description, PrintWriter out) {
    new DescriptionText(description).print(out);
  }
}
