package org.epicentra.cli.catalog;

import java.io.PrintWriter;
import java.util.List;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.catalog.DescribeJob;
import org.epicentra.spark.catalog.source.CatalogSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
  @ArgGroup(multiplicity = "1")
  private Paths paths;

  /** The catalog, named by the option of the other commands or by itself. */
  private static final class Paths {
    @Option(
        names = "--catalog",
        paramLabel = "PATH",
        arity = "1..*",
        description = "The catalog: Parquet of 'catalog import', or raw files, folders or globs.")
    private List<String> named;

    @Parameters(
        paramLabel = "CATALOG",
        arity = "1..*",
        description = "The same: the catalog is named here or by --catalog.")
    private List<String> bare;
  }

  @Mixin private SourceOptions source;

  @Override
  protected Job<CatalogDescription> job() {
    return new DescribeJob(
        new CatalogSource(
            paths.named != null ? paths.named : paths.bare, source.format(), source.columns()));
  }

  @Override
  protected void print(CatalogDescription description, PrintWriter out) {
    new DescriptionText(description).print(out);
  }
}
