package org.epicentra.spark.catalog.source.format;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.epicentra.catalog.text.DecimalComma;
import org.epicentra.catalog.text.DelimitedRecord;
import org.epicentra.spark.catalog.source.records.LineLayout;
import org.epicentra.spark.catalog.source.records.RecordText;

/** The beginning of a file's content, by which its format is recognised. */
public final class FileHead {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int SHOWN = 80;

  private final String file;
  private final List<String> lines;
  private final List<Integer> numbers;
  private final Kind kind;
  private final Supplier<InputStream> content;

  /** What the content is at first sight. */
  public enum Kind {
    /** Lines that begin neither as JSON nor as XML. */
    TEXT,
    JSON,
    /** XML or HTML. */
    XML,
    /** Bytes that are no text. */
    BINARY
  }

  /**
   * @param file its path, for messages
   * @param bytes the first of its content, decompressed; whole lines where it has lines
   * @throws BadInputException when there is nothing, or it is text in UTF-16
   */
  public FileHead(String file, byte[] bytes) {
    this(file, bytes, () -> new ByteArrayInputStream(bytes));
  }

  /**
   * @param file its path, for messages
   * @param bytes as above
   * @param content opens all of its content, decompressed
   * @throws BadInputException as above
   */
  public FileHead(String file, byte[] bytes, Supplier<InputStream> content) {
    this.file = file;
    this.content = content;
    List<String> all = RecordText.lines(bytes);
    this.numbers =
        IntStream.rangeClosed(1, all.size())
            .filter(n -> !all.get(n - 1).isBlank())
            .boxed()
            .toList();
    this.lines = numbers.stream().map(n -> all.get(n - 1)).toList();
    if (lines.isEmpty()) {
      throw new BadInputException(file + " is empty");
    }
    if (RecordText.isUtf16(bytes)) {
      throw new BadInputException(
          file + " is UTF-16 text; convert it, for example with: iconv -f UTF-16 -t UTF-8");
    }
    this.kind = contains("\0") ? Kind.BINARY : kindOf(lines.get(0).stripLeading());
  }

  private static Kind kindOf(String start) {
    if (start.startsWith("{") || start.startsWith("[")) {
      return Kind.JSON;
    }
    return start.startsWith("<") ? Kind.XML : Kind.TEXT;
  }

  /** The file's path. */
  public String file() {
    return file;
  }

  public Kind kind() {
    return kind;
  }

  /** All of its content, decompressed, to be closed by the caller. */
  InputStream content() {
    return content.get();
  }

  /** The lines that are not blank, without a byte order mark; at least one. */
  public List<String> lines() {
    return lines;
  }

  /** The first line that is no comment; where all are comments, the first. */
  public String firstLine() {
    return lines.stream().filter(line -> !isComment(line)).findFirst().orElse(lines.get(0));
  }

  /** Whether one of the texts stands in the content, in this spelling. */
  public boolean contains(String... marks) {
    return lines.stream().anyMatch(line -> Stream.of(marks).anyMatch(line::contains));
  }

  /**
   * The layout of a table with a header, if its columns include all of these.
   *
   * @param columns names in any case and order
   */
  public Optional<LineLayout> tableWith(List<String> columns) {
    if (kind() != Kind.TEXT) {
      return Optional.empty();
    }
    LineLayout table = table();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(table.header());
    return names.containsAll(columns) ? Optional.of(table) : Optional.empty();
  }

  /** The layout of a table, whatever its columns: its header is the first line. */
  LineLayout table() {
    String line = headerLine();
    char delimiter = delimiter(uncommented(line));
    List<String> names = DelimitedRecord.split(uncommented(line), delimiter);
    ColumnLimit.check(file, names.size());
    LineLayout table = LineLayout.headed(names, line, delimiter);
    return delimiter != ',' && hasDecimalCommas(line, delimiter)
        ? table.withDecimalCommas()
        : table;
  }

  /** Whether numbers below the header have a comma, and none has a point. */
  private boolean hasDecimalCommas(String header, char delimiter) {
    boolean comma = false;
    for (String line : below(header)) {
      for (String field : DelimitedRecord.split(line, delimiter)) {
        comma |= DecimalComma.isComma(field);
        if (DecimalComma.isPointed(field)) {
          return false;
        }
      }
    }
    return comma;
  }

  /** The lines below one of them. */
  List<String> below(String line) {
    return lines.subList(lines.indexOf(line) + 1, lines.size());
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

  static boolean isComment(String line) {
    return line.startsWith("#");
  }

  /** The line without the # that makes it a comment: some formats write their header as one. */
  static String uncommented(String line) {
    return isComment(line) ? line.substring(1) : line;
  }

  /** The fields of a line, between the delimiter that cuts it into most. */
  static List<String> fields(String line) {
    return DelimitedRecord.split(line, delimiter(line));
  }

  /** The number of a line in the file, from 1. */
  int number(String line) {
    return numbers.get(lines.indexOf(line));
  }

  /** The first line that is no comment, shortened for a message. */
  String shownLine() {
    return shown(firstLine());
  }

  /** A line, shortened for a message. */
  String shown(String line) {
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
