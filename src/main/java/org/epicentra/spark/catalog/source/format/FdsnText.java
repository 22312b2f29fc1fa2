package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.DEPTH;
import static org.epicentra.catalog.CatalogColumns.EVENT_TYPE;
import static org.epicentra.catalog.CatalogColumns.ID;
import static org.epicentra.catalog.CatalogColumns.LATITUDE;
import static org.epicentra.catalog.CatalogColumns.LONGITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE_TYPE;
import static org.epicentra.catalog.CatalogColumns.SOURCE;
import static org.epicentra.catalog.CatalogColumns.TIME;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epicentra.spark.catalog.source.records.LineLayout;

/**
 * The text of FDSN event services: fields between bars, without quotes, under a header that is
 * usually a comment. See https://www.fdsn.org/webservices/.
 */
final class FdsnText implements CatalogFormat {
  private static final String MARK = "eventid|time|";

  @Override
  public String name() {
    return "fdsn-text";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    String line = head.lines().get(0);
    String header = FileHead.uncommented(line);
    if (!header.toLowerCase(Locale.ROOT).replace(" ", "").startsWith(MARK)) {
      return Optional.empty();
    }
    List<String> names = List.of(header.split("\\|", -1));
    return Optional.of(LineLayout.headed(names, line, LineLayout.BAR));
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .column(ID, "EventID")
        .column(TIME, "Time")
        .column(LATITUDE, "Latitude")
        .column(LONGITUDE, "Longitude")
        .column(DEPTH, "Depth/Km")
        .column(MAGNITUDE, "Magnitude")
        .column(MAGNITUDE_TYPE, "MagType")
        .column(EVENT_TYPE, "EventType")
        .firstOf(SOURCE, "Contributor", "Catalog", "Author")
        .build();
  }
}
