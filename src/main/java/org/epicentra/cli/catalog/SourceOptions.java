package org.epicentra.cli.catalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.format.CatalogFormats;
import picocli.CommandLine.Option;

/** How a catalog's files are to be read. */
final class SourceOptions {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = CatalogSource.AUTO,
      completionCandidates = FormatNames.class,
      description =
          "${DEFAULT-VALUE} (default: decided from the content), ${COMPLETION-CANDIDATES}, or a "
              + "source of the session's Spark, such as delta.")
  private String format;

  @Option(
      names = "--column",
      paramLabel = "NAME=EXPR",
      description =
          "For csv: a catalog column as a SQL expression over the header's columns, such "
              + "as --column time=\"concat(date, ' ', hour)\". May be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

  String format() {
    return format;
  }

  Map<String, String> columns() {
    return columns;
  }

  /** The formats, for the help. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CatalogFormats.names().iterator();
    }
  }
}
