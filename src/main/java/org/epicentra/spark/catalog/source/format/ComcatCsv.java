package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.DEPTH;
import static org.epicentra.catalog.CatalogColumns.EVENT_TYPE;
import static org.epicentra.catalog.CatalogColumns.FELT_COUNT;
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
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;
import org.epicentra.spark.catalog.source.records.LineLayout;

/**
 * The CSV of ANSS ComCat, the catalog of the USGS; see
 * https://earthquake.usgs.gov/data/comcat/index.php#event-terms.
 */
final class ComcatCsv implements CatalogFormat {
  /** Those of the GeoJSON too. */
  static final FormatColumns COLUMNS =
      FormatColumns.builder()
          .same(ID, TIME, LATITUDE, LONGITUDE, DEPTH, UPDATED)
          .column(MAGNITUDE, "mag")
          .column(MAGNITUDE_TYPE, "magType")
          .column(STATION_COUNT, "nst")
          .column(FELT_COUNT, "felt")
          .column(EVENT_TYPE, "type")
          .column(SOURCE, "net")
          .numbers("gap", "dmin", "rms", "horizontalError", "depthError", "magError")
          .numbers("cdi", "mmi", "sig")
          .further(new CheckedColumn("magNst", ColumnKind.COUNT), "magNst")
          .build();

  private static final List<String> MARKS =
      List.of("time", "latitude", "longitude", "depth", "mag", "magType", "net", "id", "updated");

  @Override
  public String name() {
    return "comcat-csv";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    return head.tableWith(MARKS).map(LineLayout::onSingleLines);
  }

  @Override
  public FormatColumns columns() {
    return COLUMNS;
  }
}
