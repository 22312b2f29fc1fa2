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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epicentra.catalog.text.DelimitedRecord;
import org.epicentra.spark.catalog.source.records.LineLayout;

/**
 * The CSV of the Bulletin of the International Seismological Centre. Each record ends in as many
 * groups of author, type and value as the event has magnitudes, none or several, under a header
 * that names one group; the first is taken. See http://www.isc.ac.uk/iscbulletin/search/catalogue/.
 */
final class IscCsv implements CatalogFormat {
  private static final List<String> EVENT = List.of("DATE", "TIME", "LAT", "LON", "DEPTH");
  private static final List<String> MAGNITUDES = List.of("AUTHOR", "TYPE", "MAG");
  private static final List<String> RENAMED = List.of("MAG_AUTHOR", "MAG_TYPE", "MAG");

  @Override
  public String name() {
    return "isc-csv";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    return head.kind() == FileHead.Kind.TEXT
        ? head.lines().stream().filter(IscCsv::isHeader).findFirst().map(IscCsv::layout)
        : Optional.empty();
  }

  private static boolean isHeader(String line) {
    if (!line.contains("EVENTID")) {
      return false;
    }
    List<String> names = names(line);
    return names.get(0).equals("EVENTID")
        && names.containsAll(EVENT)
        && names.subList(Math.max(0, names.size() - 3), names.size()).equals(MAGNITUDES);
  }

  private static List<String> names(String line) {
    return DelimitedRecord.split(line, ',').stream().map(String::trim).toList();
  }

  private static LineLayout layout(String header) {
    List<String> names = new ArrayList<>(names(header));
    names.subList(names.size() - RENAMED.size(), names.size()).clear();
    names.addAll(RENAMED);
    return LineLayout.headed(names, header, ',').onSingleLines().withRepeated(RENAMED.size());
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .column(ID, "EVENTID")
        .expression(TIME, "concat(trim(`DATE`), ' ', trim(`TIME`))", "DATE", "TIME")
        .column(LATITUDE, "LAT")
        .column(LONGITUDE, "LON")
        .column(DEPTH, "DEPTH")
        .column(MAGNITUDE, "MAG")
        .column(MAGNITUDE_TYPE, "MAG_TYPE")
        .column(EVENT_TYPE, "TYPE")
        .column(SOURCE, "AUTHOR")
        .build();
  }
}
