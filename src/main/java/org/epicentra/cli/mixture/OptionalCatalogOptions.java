package org.epicentra.cli.mixture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;
import picocli.CommandLine.Option;

/** A catalog besides a model, if any; options left out are as for its fit. */
final class OptionalCatalogOptions {
  @Option(
      names = "--catalog",
      paramLabel = "PATH",
      arity = "1..*",
      description = "The catalog: Parquet of 'catalog import', or raw files; globs are expanded.")
  private List<String> paths;

  @Option(
      names = "--catalog-format",
      paramLabel = "NAME",
      defaultValue = CatalogSource.AUTO,
      description =
          "The format of the catalog, as --format of 'catalog import'. Default: "
              + "${DEFAULT-VALUE}, decided from the content.")
  private String format;

  @Option(
      names = "--column",
      paramLabel = "NAME=EXPR",
      description =
          "For a catalog that is csv: a catalog column as a SQL expression over the header's "
              + "columns. May be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "Only the events for which this condition over the columns holds. Default: as for the "
              + "fit.")
  private String where;

  @Option(
      names = "--event-type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Only events of these types, where the catalog has event_type; all for every type. "
              + "Default: as for the fit.")
  private List<String> eventTypes;

  @Option(
      names = "--strength",
      paramLabel = "EXPR",
      description =
          "The event's count, a SQL expression over the columns. Default: as for the fit.")
  private String strength;

  boolean given() {
    return paths != null;
  }

  /** Whether an option is given that says which events of a catalog are meant. */
  boolean selects() {
    return where != null
        || eventTypes != null
        || strength != null
        || !columns.isEmpty()
        || !format.equals(CatalogSource.AUTO);
  }

  ModelApplication application(String model) {
    return new ModelApplication(
        model,
        new CatalogSource(paths, format, columns),
        new SelectionOptions(where, eventTypes, strength, null, null, null));
  }
}
