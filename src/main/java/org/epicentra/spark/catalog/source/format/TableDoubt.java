package org.epicentra.spark.catalog.source.format;

import java.util.List;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.catalog.text.TimeText;
import org.epicentra.spark.catalog.source.records.LineLayout;

/** What text that was taken for a table with a header may be instead. */
final class TableDoubt {
  /** A catalog has at least a time, a latitude and a longitude. */
  private static final int FEWEST = 3;

  private final FileHead head;
  private final LineLayout table;
  private final List<String> rows;

  /**
   * @param table as it was taken
   */
  TableDoubt(FileHead head, LineLayout table) {
    this.head = head;
    this.table = table;
    this.rows =
        head.below(table.headerLine()).stream().filter(line -> !FileHead.isComment(line)).toList();
  }

  /** What it is, and what to do, to follow the file's name; or null if there is no doubt. */
  String told() {
    if (isOfBlanks()) {
      return (" has columns between blanks, as it seems: its first line is \"%s\". Blanks are no"
              + " separators, since values may hold them; make commas of them, for example by sed"
              + " -E 's/^ +//; s/ +/,/g'%s")
          .formatted(
              head.shownLine(),
              isData(List.of(head.firstLine().trim().split("\\s+")))
                  ? ", and put a line with the columns' names above them"
                  : "");
    }
    if (isData(table.written())) {
      return (" has no header, as it seems: its first line is \"%s\". Put a line with the columns'"
              + " names above it, for example by sed '1i time,latitude,longitude,depth'")
          .formatted(head.shownLine());
    }
    String header = laterHeader();
    return header == null
        ? null
        : (" has lines above its header, as it seems: the first line is \"%s\", but the columns'"
                + " names are in \"%s\". Remove what is above it, for example by tail -n +%d")
            .formatted(head.shownLine(), head.shown(header), head.number(header));
  }

  private boolean isOfBlanks() {
    return table.written().size() == 1
        && words(head.firstLine()) >= FEWEST
        && 2 * rows.stream().filter(line -> words(line) >= FEWEST).count() >= rows.size();
  }

  private static int words(String line) {
    return line.trim().split("\\s+").length;
  }

  /** Whether most of the fields are numbers or times, as a header's are not. */
  private static boolean isData(List<String> fields) {
    TimeText time = new TimeText();
    long values =
        fields.stream()
            .filter(
                field ->
                    !field.isBlank()
                        && (!Double.isNaN(NumberText.parse(field))
                            || time.parse(field) == TimeText.Outcome.READ))
            .count();
    return 2 * values > fields.size();
  }

  /** The line of names, where the first line has fewer fields than all others; or null. */
  private String laterHeader() {
    int columns = table.written().size();
    for (int i = 0; i + 1 < rows.size(); i++) {
      List<String> names = FileHead.fields(rows.get(i));
      List<String> values = FileHead.fields(rows.get(i + 1));
      if (names.size() == columns && columns >= FEWEST) {
        return null;
      }
      if (names.size() >= FEWEST && names.size() > columns && names.size() == values.size()) {
        return isData(names) || names.stream().anyMatch(String::isBlank) ? null : rows.get(i);
      }
    }
    return null;
  }
}
