package org.epicentra.spark.catalog.source.format;

import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.LineLayout;

/**
 * Any table of text with a header line: fields between commas, semicolons, tabs or bars, in quotes
 * or not. Its columns are the catalog's where they have the same names; the user says the rest.
 */
final class Csv implements CatalogFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    if (head.kind() != FileHead.Kind.TEXT) {
      return Optional.empty();
    }
    LineLayout table = head.table();
    String doubt = new TableDoubt(head, table).told();
    if (doubt != null) {
      throw new BadInputException(head.file() + doubt);
    }
    return Optional.of(table);
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.BY_NAME;
  }
}
