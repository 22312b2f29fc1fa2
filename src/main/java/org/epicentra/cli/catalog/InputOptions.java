package org.epicentra.cli.catalog;

import java.util.List;
import org.epicentra.spark.catalog.source.CatalogSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The catalog that the mixture's commands read, and which of its events. */
public final class InputOptions {
  @Option(
      names = "--catalog",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description = "The catalog: Parquet of 'catalog import', or raw files; globs are expanded.")
  private List<String> paths;

  @Mixin private SourceOptions source;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "Use the events for which this condition over the columns holds. Default: all; for a "
              + "model, as for its fit.")
  private String where;

  @Option(
      names = "--event-type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Use events of these types, where the catalog has event_type; all for every "
              + "type. Events without a type count as earthquakes. Default: earthquake; for a "
              + "model, as for its fit.")
  private List<String> eventTypes;

  public boolean given() {
    return paths != null;
  }

  public CatalogSource source() {
    return new CatalogSource(paths, source.format(), source.columns());
  }

  public String where() {
    return where;
  }

  public List<String> eventTypes() {
    return eventTypes;
  }
}
