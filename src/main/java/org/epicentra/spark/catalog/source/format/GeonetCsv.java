package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.DEPTH;
import static org.epicentra.catalog.CatalogColumns.EVENT_TYPE;
import static org.epicentra.catalog.CatalogColumns.ID;
import static org.epicentra.catalog.CatalogColumns.LATITUDE;
import static org.epicentra.catalog.CatalogColumns.LONGITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE_TYPE;
import static org.epicentra.catalog.CatalogColumns.SOURCE;
import static org.epicentra.catalog.CatalogColumns.STATION_COUNT;
import static org.epicentra.catalog.CatalogColumns.TIME;
import static org.epicentra.catalog.CatalogColumns.UPDATED;

import java.util.List;
import java.util.Optional;
import org.epicentra.spark.catalog.source.records.LineLayout;

/** The CSV of GeoNet, New Zealand; see https://quakesearch.geonet.org.nz. */
final class GeonetCsv implements CatalogFormat {
  private static final List<String> MARKS =
      List.of("publicid", "origintime", "latitude", "longitude");

  @Override
  public String name() {
    return "geonet-csv";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    return head.tableWith(MARKS).map(LineLayout::onSingleLines);
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .same(LATITUDE, LONGITUDE, DEPTH, MAGNITUDE)
        .column(ID, "publicid")
        .column(TIME, "origintime")
        .column(MAGNITUDE_TYPE, "magnitudetype")
        .column(STATION_COUNT, "usedstationcount")
        .column(EVENT_TYPE, "eventtype")
        .column(UPDATED, "modificationtime")
        .expression(SOURCE, "'GeoNet'")
        .further(FormatColumns.PHASES, "usedphasecount")
        .numbers("magnitudeuncertainty", "minimumdistance", "azimuthalgap", "originerror")
        .build();
  }
}
