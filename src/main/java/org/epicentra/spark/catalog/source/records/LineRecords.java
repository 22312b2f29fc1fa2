package org.epicentra.spark.catalog.source.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.text.DelimitedRecord;
import scala.Tuple2;

/** Cuts the lines of one file, or of a part of it, into records. */
final class LineRecords extends ReadAhead<Row> {
  /** A field still open after so many lines was not meant to be quoted. */
  private static final int MAX_LINES = 64;

  private final LineLayout layout;
  private final String file;
  private final Iterator<Tuple2<LongWritable, Text>> source;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private boolean headerSeen;

  private record Line(long position, String text, boolean latin1) {}

  /**
   * @param atStart whether the lines begin at the file's start, where the header is
   */
  LineRecords(
      LineLayout layout,
      String file,
      boolean atStart,
      Iterator<Tuple2<LongWritable, Text>> source) {
    this.layout = layout;
    this.file = file;
    this.source = source;
    this.headerSeen = !atStart || layout.headerLine() == null;
  }

  @Override
  protected Row read() {
    while (hasLine()) {
      Line line = nextLine();
      if (!isSkipped(line.text())) {
        return record(line).row();
      }
    }
    return null;
  }

  /** Blank lines, comments, and the header, which concatenated files repeat. */
  private boolean isSkipped(String text) {
    if (text.isBlank()) {
      return true;
    }
    if (text.equals(layout.headerLine())) {
      headerSeen = true;
      return true;
    }
    return text.startsWith("#") && (layout.commented() || !headerSeen);
  }

  private RawRecord record(Line first) {
    if (layout.quoted() && DelimitedRecord.isOpen(first.text(), layout.delimiter())) {
      return joined(first);
    }
    List<String> parts = layout.split(first.text());
    int expected = layout.header().size();
    if (parts.size() != expected) {
      String problem =
          parts.size() < expected
              ? "fewer fields than the header has columns"
              : "more fields than the header has columns";
      return broken(first, problem);
    }
    return whole(first, parts);
  }

  /** A record whose quoted field goes over several lines. */
  private RawRecord joined(Line first) {
    List<Line> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean latin1 = first.latin1();
    while (more.size() < MAX_LINES && text.length() <= RecordLimit.LINE && hasLine()) {
      Line line = nextLine();
      more.add(line);
      latin1 |= line.latin1();
      text.append('\n').append(line.text());
      if (!DelimitedRecord.isOpen(text.toString(), layout.delimiter())) {
        List<String> parts = layout.split(text.toString());
        if (parts.size() == layout.header().size()) {
          return whole(new Line(first.position(), text.toString(), latin1), parts);
        }
        break;
      }
    }
    // The lines read ahead are records of their own after all.
    for (int i = more.size() - 1; i >= 0; i--) {
      ahead.addFirst(more.get(i));
    }
    return broken(first, "a quote is opened and not closed");
  }

  private RawRecord whole(Line line, List<String> parts) {
    String[] fields = new String[parts.size()];
    for (int i = 0; i < fields.length; i++) {
      String field = parts.get(i);
      fields[i] = field.isBlank() ? null : field;
    }
    return new RawRecord(fields, line.text(), file, line.position(), null, line.latin1());
  }

  private RawRecord broken(Line line, String problem) {
    String[] none = new String[layout.header().size()];
    return new RawRecord(none, line.text(), file, line.position(), problem, line.latin1());
  }

  private boolean hasLine() {
    return !ahead.isEmpty() || source.hasNext();
  }

  private Line nextLine() {
    if (!ahead.isEmpty()) {
      return ahead.removeFirst();
    }
    Tuple2<LongWritable, Text> pair = source.next();
    byte[] bytes = pair._2().getBytes();
    int length = pair._2().getLength();
    String text = RecordText.decode(bytes, 0, length);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    return new Line(pair._1().get(), text, !RecordText.isUtf8(bytes, 0, length));
  }
}
