package org.epicentra.spark.catalog.source;

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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;

/** The columns of each known format. */
final class FormatLayouts {
  /** The number of phases that located the event: the count of networks that give no stations. */
  static final CheckedColumn PHASES = new CheckedColumn("phases", ColumnKind.LOCATING_COUNT);

  private FormatLayouts() {}

  /**
   * The CSV and the GeoJSON of ANSS ComCat share their names; see
   * https://earthquake.usgs.gov/data/comcat/index.php#event-terms.
   */
  static FormatLayout comcat() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(MAGNITUDE, "mag");
    columns.put(MAGNITUDE_TYPE, "magType");
    columns.put(STATION_COUNT, "nst");
    columns.put(FELT_COUNT, "felt");
    columns.put(EVENT_TYPE, "type");
    columns.put(SOURCE, "net");
    for (String same : List.of(ID, TIME, LATITUDE, LONGITUDE, DEPTH, UPDATED)) {
      columns.put(same, same);
    }
    Map<CheckedColumn, String> extras = new LinkedHashMap<>();
    for (String number :
        List.of(
            "gap",
            "dmin",
            "rms",
            "horizontalError",
            "depthError",
            "magError",
            "cdi",
            "mmi",
            "sig")) {
      extras.put(new CheckedColumn(number, ColumnKind.NUMBER), number);
    }
    extras.put(new CheckedColumn("magNst", ColumnKind.COUNT), "magNst");
    return new FormatLayout(columns, extras, List.of());
  }

  /** The event text of FDSN web services; see https://www.fdsn.org/webservices/. */
  static FormatLayout fdsnText() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(ID, "EventID");
    columns.put(TIME, "Time");
    columns.put(LATITUDE, "Latitude");
    columns.put(LONGITUDE, "Longitude");
    columns.put(DEPTH, "Depth/Km");
    columns.put(MAGNITUDE, "Magnitude");
    columns.put(MAGNITUDE_TYPE, "MagType");
    columns.put(EVENT_TYPE, "EventType");
    columns.put(SOURCE, "coalesce(Contributor, Catalog, Author)");
    return new FormatLayout(columns, Map.of(), List.of());
  }

  /**
   * The listing of the Southern California Earthquake Data Center; see
   * https://scedc.caltech.edu/eq-catalogs/docs/scec_dc.html. Magnitude 0.00 of type n says that
   * there is none.
   */
  static FormatLayout scedc() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(ID, "EVID");
    columns.put(TIME, "concat(`YYYY/MM/DD`, ' ', `HH:mm:SS.ss`)");
    columns.put(LATITUDE, "LAT");
    columns.put(LONGITUDE, "LON");
    columns.put(DEPTH, "DEPTH");
    columns.put(MAGNITUDE, "if(M = 'n' and try_cast(MAG as double) = 0, null, MAG)");
    columns.put(MAGNITUDE_TYPE, "if(M = 'n' and try_cast(MAG as double) = 0, null, M)");
    columns.put(EVENT_TYPE, "ET");
    columns.put(SOURCE, "'SCEDC'");
    Map<CheckedColumn, String> extras = new LinkedHashMap<>();
    extras.put(PHASES, "NPH");
    extras.put(new CheckedColumn("grams", ColumnKind.COUNT), "NGRM");
    return new FormatLayout(columns, extras, List.of("YYYY/MM/DD", "HH:mm:SS.ss", "MAG", "M"));
  }

  /** The CSV of GeoNet, New Zealand; see https://quakesearch.geonet.org.nz. */
  static FormatLayout geonet() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(ID, "publicid");
    columns.put(TIME, "origintime");
    columns.put(MAGNITUDE_TYPE, "magnitudetype");
    columns.put(STATION_COUNT, "usedstationcount");
    columns.put(EVENT_TYPE, "eventtype");
    columns.put(UPDATED, "modificationtime");
    columns.put(SOURCE, "'GeoNet'");
    for (String same : List.of(LATITUDE, LONGITUDE, DEPTH, MAGNITUDE)) {
      columns.put(same, same);
    }
    Map<CheckedColumn, String> extras = new LinkedHashMap<>();
    extras.put(PHASES, "usedphasecount");
    for (String number :
        List.of("magnitudeuncertainty", "minimumdistance", "azimuthalgap", "originerror")) {
      extras.put(new CheckedColumn(number, ColumnKind.NUMBER), number);
    }
    return new FormatLayout(columns, extras, List.of());
  }

  /** What {@link QuakemlEvents} reads; QuakeML gives depths in metres. */
  static FormatLayout quakeml() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String same :
        List.of(
            ID,
            TIME,
            LATITUDE,
            LONGITUDE,
            MAGNITUDE,
            MAGNITUDE_TYPE,
            STATION_COUNT,
            EVENT_TYPE,
            UPDATED,
            SOURCE)) {
      columns.put(same, same);
    }
    columns.put(DEPTH, "depth_m / 1000");
    Map<CheckedColumn, String> extras = new LinkedHashMap<>();
    extras.put(PHASES, "phases");
    extras.put(new CheckedColumn("gap", ColumnKind.NUMBER), "gap");
    extras.put(new CheckedColumn("rms", ColumnKind.NUMBER), "rms");
    return new FormatLayout(columns, extras, List.of("depth_m"));
  }
}
