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

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.epicentra.spark.catalog.source.records.DocumentLayout;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * QuakeML 1.2, and its real-time variant QuakeML-RT, in which origins and magnitudes stand beside
 * the events and are kept in memory until the document's end. Of each event the preferred origin
 * and magnitude are taken, or the first ones where none is preferred. A document type declaration
 * is refused, and with it all entities. See https://quake.ethz.ch/quakeml.
 */
final class Quakeml implements CatalogFormat {
  static final List<String> HEADER =
      List.of(
          "id",
          "time",
          "latitude",
          "longitude",
          "depth_m",
          "magnitude",
          "magnitude_type",
          "station_count",
          "phases",
          "event_type",
          "updated",
          "source",
          "place",
          "gap",
          "rms",
          "evaluation_mode",
          "evaluation_status");

  @Override
  public String name() {
    return "quakeml";
  }

  @Override
  public Optional<Document> layout(FileHead head) {
    return head.kind() == FileHead.Kind.XML && head.contains("quakeml", "eventParameters")
        ? Optional.of(new Document())
        : Optional.empty();
  }

  /** QuakeML gives depths in metres. */
  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .same(ID, TIME, LATITUDE, LONGITUDE, MAGNITUDE, MAGNITUDE_TYPE)
        .same(STATION_COUNT, EVENT_TYPE, UPDATED, SOURCE)
        .expression(DEPTH, "depth_m / 1000", "depth_m")
        .further(FormatColumns.PHASES, "phases")
        .numbers("gap", "rms")
        .build();
  }

  /** The one layout that there is. */
  record Document() implements DocumentLayout {
    @Override
    public List<String> header() {
      return HEADER;
    }

    @Override
    public Iterator<RawRecord> records(String file, InputStream content) {
      return new QuakemlEvents(file, content);
    }
  }
}
