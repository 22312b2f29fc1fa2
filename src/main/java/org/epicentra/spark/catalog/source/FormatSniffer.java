package org.epicentra.spark.catalog.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.epicentra.BadInputException;
import org.epicentra.catalog.DelimitedRecord;
import org.epicentra.catalog.NumberText;

/** Finds out from the first bytes of a file what it is. The file's name plays no part. */
final class FormatSniffer {
  static final List<String> SCEDC_COLUMNS =
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

  private static final Pattern SCEDC_ROW =
      Pattern.compile("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d\\d +[a-z]{2} +[a-z] .*");
  private static final Pattern SCEDC_COMMENT = Pattern.compile("#Y{3,4}/MM/DD +HH:mm:SS.*");
  private static final Set<String> COMCAT =
      Set.of("time", "latitude", "longitude", "depth", "mag", "magtype", "net", "id", "updated");
  private static final Set<String> GEONET =
      Set.of("publicid", "origintime", "latitude", "longitude");
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final String file;
  private final byte[] head;
  private final List<String> lines;

  /**
   * @param file its path, for messages
   * @param head the first bytes of its content, decompressed
   */
  FormatSniffer(String file, byte[] head) {
    this.file = file;
    this.head = head;
    this.lines = RecordText.lines(head).stream().filter(line -> !line.isBlank()).toList();
  }

  /**
   * @param asked the format that the user named, or null to find it out
   * @throws BadInputException when the content is of no known format, or not of the one asked for
   */
  TextLayout layout(CatalogFormat asked) {
    CatalogFormat content = structured();
    if (content != null) {
      if (asked != null && asked != content) {
        throw new BadInputException(
            file + " is " + content.title() + ", not " + asked.title() + ": use --format auto");
      }
      return TextLayout.fixed(content, structuredHeader(content));
    }
    if (asked != null && isStructured(asked)) {
      throw new BadInputException(file + " is text, not " + asked.title() + ": use --format auto");
    }
    TextLayout found = textLayout();
    if (asked == null || asked == found.format()) {
      return found;
    }
    if (asked == CatalogFormat.CSV) {
      return delimited(CatalogFormat.CSV);
    }
    throw new BadInputException(
        file
            + " does not look like "
            + asked.title()
            + "; its first line is: "
            + abbreviated(firstLine())
            + ". Use --format auto, or csv with --column");
  }

  private static boolean isStructured(CatalogFormat format) {
    return format == CatalogFormat.PARQUET
        || format == CatalogFormat.QUAKEML
        || format == CatalogFormat.COMCAT_GEOJSON;
  }

  private static List<String> structuredHeader(CatalogFormat format) {
    return switch (format) {
      case QUAKEML -> QuakemlEvents.COLUMNS;
      case COMCAT_GEOJSON -> GeoJsonEvents.COLUMNS;
      default -> List.of();
    };
  }

  /** The format of content that is not lines of fields, or null. */
  private CatalogFormat structured() {
    refuseUnreadable();
    String start = lines.get(0).stripLeading();
    if (isParquet()) {
      return CatalogFormat.PARQUET;
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      if (contains("\"FeatureCollection\"") || contains("\"features\"")) {
        return CatalogFormat.COMCAT_GEOJSON;
      }
      throw new BadInputException(file + " is JSON, but no GeoJSON FeatureCollection of events");
    }
    if (start.startsWith("<")) {
      if (contains("quakeml") || contains("eventParameters")) {
        return CatalogFormat.QUAKEML;
      }
      throw new BadInputException(
          file + " is XML or HTML, but no QuakeML; was a web page saved in place of a catalog?");
    }
    return null;
  }

  private void refuseUnreadable() {
    if (lines.isEmpty()) {
      throw new BadInputException(file + " is empty");
    }
    if (RecordText.isUtf16(head)) {
      throw new BadInputException(
          file + " is UTF-16 text; convert it, for example with: iconv -f UTF-16 -t UTF-8");
    }
    if (!isParquet() && contains("\0")) {
      throw new BadInputException(
          file
              + " is neither text nor Parquet; the formats are "
              + String.join(", ", CatalogFormat.titles())
              + " (gzip or not), or a data source of Spark by its name");
    }
  }

  private boolean isParquet() {
    return lines.get(0).startsWith("PAR1");
  }

  private boolean contains(String mark) {
    return lines.stream().anyMatch(line -> line.contains(mark));
  }

  private TextLayout textLayout() {
    if (SCEDC_ROW.matcher(firstLine()).matches()
        || lines.stream().anyMatch(line -> SCEDC_COMMENT.matcher(line).matches())) {
      return TextLayout.fixed(CatalogFormat.SCEDC, SCEDC_COLUMNS);
    }
    String bare = uncommented(lines.get(0));
    if (bare.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("eventid|time|")) {
      List<String> names = Arrays.asList(bare.split("\\|", -1));
      return TextLayout.headed(CatalogFormat.FDSN_TEXT, names, lines.get(0), TextLayout.BAR);
    }
    TextLayout csv = delimited(CatalogFormat.CSV);
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(csv.header());
    if (names.containsAll(COMCAT)) {
      return delimited(CatalogFormat.COMCAT_CSV);
    }
    if (names.containsAll(GEONET)) {
      return delimited(CatalogFormat.GEONET_CSV);
    }
    return names.containsAll(SCEDC_COLUMNS) ? delimited(CatalogFormat.SCEDC) : csv;
  }

  private TextLayout delimited(CatalogFormat format) {
    String line = headerLine();
    char delimiter = delimiter(uncommented(line));
    List<String> fields = DelimitedRecord.split(uncommented(line), delimiter);
    if (fields.stream().noneMatch(f -> f.isBlank() || Double.isNaN(NumberText.parse(f)))) {
      throw new BadInputException(
          file
              + " has no header: its first line is "
              + abbreviated(line)
              + ". A first line with the columns' names is needed");
    }
    return TextLayout.headed(format, fields, line, delimiter);
  }

  /** The delimiter that cuts the line into most fields. */
  private static char delimiter(String line) {
    char best = DELIMITERS[0];
    for (char candidate : DELIMITERS) {
      if (fieldCount(line, candidate) > fieldCount(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int fieldCount(String line, char delimiter) {
    return DelimitedRecord.split(line, delimiter).size();
  }

  /** The first line that is no comment; or the comment before it, when that has as many fields. */
  private String headerLine() {
    String first = firstLine();
    int at = lines.indexOf(first);
    if (at > 0) {
      char delimiter = delimiter(first);
      int fields = fieldCount(first, delimiter);
      if (fields > 1 && fieldCount(lines.get(at - 1), delimiter) == fields) {
        return lines.get(at - 1);
      }
    }
    return first;
  }

  /** The first line that is no comment; where all are comments, the first. */
  private String firstLine() {
    return lines.stream().filter(line -> !line.startsWith("#")).findFirst().orElse(lines.get(0));
  }

  private static String uncommented(String line) {
    return line.startsWith("#") ? line.substring(1) : line;
  }

  private static String abbreviated(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "...";
  }
}
