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
      "Tells what a catalog holds: span, box, nulls, repeated ids and places, the magnitude of",
      "completeness and the b-value, and whether its counts look like Poisson's."
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
