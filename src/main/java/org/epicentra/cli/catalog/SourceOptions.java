package org.epicentra.cli.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a catalog's files are to be read. */
final class SourceOptions {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "auto (default: decided from the content), parquet, comcat-csv, comcat-geojson, "
              + "fdsn-text, quakeml, scedc, geonet-csv, csv, or a source of the session's "
              + "Spark, such as delta.")
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
}
