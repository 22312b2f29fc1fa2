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
import java.util.Optional;
import java.util.regex.Pattern;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;
import org.epicentra.spark.catalog.source.records.LineLayout;

/**
 * The catalog of the Southern California Earthquake Data Center: its listing, aligned with blanks,
 * or a table with the same columns. A magnitude of 0.00 of type n says that there is none. See
 * https://scedc.caltech.edu/eq-catalogs/docs/scec_dc.html.
 */
final class Scedc implements CatalogFormat {
  private static final List<String> HEADER =
      List.of(
          "YYYY/MM/DD",
          "HH:mm:SS.ss",
          "ET",
          "GT",
          "MAG",
          "M",
          "LAT",
          "LON",
          "DEPTH",
          "Q",
          "EVID",
          "NPH",
          "NGRM");

  private static final Pattern ROW =
      Pattern.compile("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d\\d +[a-z]{2} +[a-z] .*");
  private static final Pattern COMMENT = Pattern.compile("#Y{3,4}/MM/DD +HH:mm:SS.*");

  @Override
  public String name() {
    return "scedc";
  }

  @Override
  public Optional<LineLayout> layout(FileHead head) {
    boolean listing =
        ROW.matcher(head.firstLine()).matches()
            || head.lines().stream().anyMatch(line -> COMMENT.matcher(line).matches());
    return listing
        ? Optional.of(LineLayout.aligned(HEADER))
        : head.tableWith(HEADER).map(LineLayout::onSingleLines);
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .column(ID, "EVID")
        .expression(TIME, "concat(`YYYY/MM/DD`, ' ', `HH:mm:SS.ss`)", "YYYY/MM/DD", "HH:mm:SS.ss")
        .column(LATITUDE, "LAT")
        .column(LONGITUDE, "LON")
        .column(DEPTH, "DEPTH")
        .expression(MAGNITUDE, unlessNone("MAG"), "MAG")
        .expression(MAGNITUDE_TYPE, unlessNone("M"), "M")
        .column(EVENT_TYPE, "ET")
        .expression(SOURCE, "'SCEDC'")
        .further(FormatColumns.PHASES, "NPH")
        .further(new CheckedColumn("grams", ColumnKind.COUNT), "NGRM")
        .build();
  }

  private static String unlessNone(String column) {
    return "if(M = 'n' and try_cast(MAG as double) = 0, null, " + column + ")";
  }
}
