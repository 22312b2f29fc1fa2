package org.epicentra.spark.catalog.source.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.catalyst.InternalRow;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.text.DecimalComma;
import org.epicentra.catalog.text.DelimitedRecord;
import scala.Tuple2;

/** Cuts the lines of one file, or of a part of it, into records. */
final class LineRecords extends ReadAhead<InternalRow> {
  /** A field still open after so many lines was not meant to be quoted. */
  private static final int MAX_LINES = 64;

  private static final String OPEN = "a quote is opened and not closed";

  private final LineLayout layout;
  private final String file;
  private final Iterator<Tuple2<LongWritable, Text>> source;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private final Consumer<ReadCounts> atEnd;
  private boolean headerSeen;
  private long lines;
  private long headers;
  private long comments;
  private long blank;
  private long recordLines;
  private long records;

  private record Line(long position, String text, boolean latin1) {}

  /**
   * @param atStart whether the lines begin at the file's start, where the header is
   * @param atEnd given the counts of the lines when all were read
   */
  LineRecords(
      LineLayout layout,
      String file,
      boolean atStart,
      Iterator<Tuple2<LongWritable, Text>> source,
      Consumer<ReadCounts> atEnd) {
    this.layout = layout;
    this.file = file;
    this.source = source;
    this.atEnd = atEnd;
    this.headerSeen = !atStart || layout.headerLine() == null;
  }

  @Override
  protected InternalRow read() {
    while (hasLine()) {
      Line line = nextLine();
      if (!isSkipped(line.text())) {
        records++;
        return record(line).row();
      }
    }
    atEnd.accept(
        new ReadCounts(lines, headers, comments, blank, recordLines, records).requireSum(file));
    return null;
  }

  /**
   * Blank lines, comments, what stands above the header, and the header, which concatenated files
   * repeat; each is counted.
   */
  private boolean isSkipped(String text) {
    if (text.isBlank()) {
      blank++;
      return true;
    }
    if (text.equals(layout.headerLine())) {
      headerSeen = true;
      headers++;
      return true;
    }
    boolean comment = !headerSeen || (text.startsWith("#") && layout.commented());
    comments += comment ? 1 : 0;
    return comment;
  }

  private RawRecord record(Line first) {
    if (layout.quoted() && DelimitedRecord.isOpen(first.text(), layout.delimiter())) {
      return layout.fields().multiline() ? joined(first) : broken(first, OPEN);
    }
    List<String> parts = layout.split(first.text());
    if (!layout.fits(parts.size())) {
      String problem =
          parts.size() < layout.header().size()
              ? "fewer fields than the header has columns"
              : "more fields than the header has columns";
      return broken(first, problem);
    }
    return whole(first, parts, 1);
  }

  /** A record whose quoted field goes over several lines. */
  private RawRecord joined(Line first) {
    List<Line> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean latin1 = first.latin1();
    boolean stray = false;
    while (more.size() < MAX_LINES && text.length() <= RecordLimit.LINE && !stray && hasLine()) {
      Line line = nextLine();
      more.add(line);
      latin1 |= line.latin1();
      stray = isRecord(first.text()) && isRecord(line.text());
      text.append('\n').append(line.text());
      if (!stray && !DelimitedRecord.isOpen(text.toString(), layout.delimiter())) {
        List<String> parts = layout.split(text.toString());
        if (layout.fits(parts.size())) {
          return whole(new Line(first.position(), text.toString(), latin1), parts, 1 + more.size());
        }
        break;
      }
    }
    // The lines read ahead are records of their own after all.
    for (int i = more.size() - 1; i >= 0; i--) {
      ahead.addFirst(more.get(i));
    }
    return broken(first, OPEN);
  }

  /**
   * Whether a line would be a record if a quote that it leaves open meant nothing: where that holds
   * of the line that opens a quote and of one after it, the quote is a stray one, and would swallow
   * the records up to the next.
   */
  private boolean isRecord(String line) {
    List<String> parts = layout.split(line);
    int fields = parts.size();
    if (DelimitedRecord.isOpen(line, layout.delimiter())) {
      fields += layout.split(parts.get(fields - 1)).size() - 1;
    }
    return layout.fits(fields);
  }

  /**
   * @param lines that the record takes
   */
  private RawRecord whole(Line line, List<String> parts, int lines) {
    String[] fields = new String[layout.header().size()];
    for (int i = 0; i < Math.min(fields.length, parts.size()); i++) {
      String field = parts.get(i);
      fields[i] = field.isBlank() ? null : field;
      if (layout.fields().decimalComma() && fields[i] != null) {
        if (DecimalComma.isPointed(field)) {
          return broken(line, "a number with a point in a file of decimal commas", lines);
        }
        fields[i] = DecimalComma.pointed(field);
      }
    }
    recordLines += lines;
    int more = parts.size() > fields.length ? EventNote.REPEATED_GROUPS.bit() : 0;
    return new RawRecord(fields, line.text(), file, line.position(), null, notes(line) | more);
  }

  private static int notes(Line line) {
    return line.latin1() ? EventNote.NOT_UTF8.bit() : 0;
  }

  private RawRecord broken(Line line, String problem) {
    return broken(line, problem, 1);
  }

  private RawRecord broken(Line line, String problem, int lines) {
    recordLines += lines;
    String[] none = new String[layout.header().size()];
    return new RawRecord(none, line.text(), file, line.position(), problem, notes(line));
  }

  private boolean hasLine() {
    return !ahead.isEmpty() || source.hasNext();
  }

  private Line nextLine() {
    if (!ahead.isEmpty()) {
      return ahead.removeFirst();
    }
    Tuple2<LongWritable, Text> pair = source.next();
    lines++;
    byte[] bytes = pair._2().getBytes();
    int length = pair._2().getLength();
    String text = RecordText.decode(bytes, 0, length);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    return new Line(pair._1().get(), text, !RecordText.isUtf8(bytes, 0, length));
  }
}
