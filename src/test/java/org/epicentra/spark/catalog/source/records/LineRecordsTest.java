package org.epicentra.spark.catalog.source.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.epicentra.catalog.EventNote;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Fields of a row: the header's, then line, file, position, problem, Latin-1. */
class LineRecordsTest {
  private static final LineLayout ABC = LineLayout.headed(List.of("a", "b", "c"), "a,b,c", ',');

  private ReadCounts read;

  private List<Row> read(LineLayout layout, String content, Charset charset) {
    List<Tuple2<LongWritable, Text>> lines = new ArrayList<>();
    long position = 0;
    for (String line : content.split("\n", -1)) {
      byte[] bytes = line.getBytes(charset);
      lines.add(new Tuple2<>(new LongWritable(position), new Text(bytes)));
      position += bytes.length + 1;
    }
    List<Row> rows = new ArrayList<>();
    List<ReadCounts> counts = new ArrayList<>();
    new LineRecords(layout, "file.csv", true, lines.iterator(), counts::add)
        .forEachRemaining(row -> rows.add(plain(row)));
    read = counts.get(counts.size() - 1);
    assertThat(read.lines()).isEqualTo(lines.size());
    assertThat(read.records()).isEqualTo(rows.size());
    return rows;
  }

  /** The row with its text as strings. */
  private static Row plain(InternalRow row) {
    Object[] values = ((GenericInternalRow) row).values().clone();
    Arrays.setAll(values, i -> values[i] instanceof UTF8String text ? text.toString() : values[i]);
    return RowFactory.create(values);
  }

  private List<Row> read(String content) {
    return read(ABC, content, StandardCharsets.UTF_8);
  }

  @Test
  void headerBlankLinesAndCommentsBeforeTheHeaderAreNoRecords() {
    List<Row> rows = read("# made by hand\n\na,b,c\n1,2,3\n\na,b,c\n#4,5,6\n");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).toString()).isEqualTo("[1,2,3,1,2,3,file.csv,22,null,0]");
    assertThat(rows.get(1).getString(0)).isEqualTo("#4");
    // The text after the last line break is one more line here.
    assertThat(read).isEqualTo(new ReadCounts(8, 2, 1, 3, 2, 2));
  }

  @Test
  void emptyFieldsAreNull() {
    Row row = read("a,b,c\n1, ,\"\"\n").get(0);
    assertThat(row.isNullAt(1)).isTrue();
    assertThat(row.isNullAt(2)).isTrue();
  }

  @Test
  void rowsWithShiftedFieldsAreKeptAsideWhole() {
    List<Row> rows = read("a,b,c\n1,2\n1,2,3,4\n5,6,7\n");
    assertThat(rows)
        .extracting(row -> row.getString(6))
        .containsExactly(
            "fewer fields than the header has columns",
            "more fields than the header has columns",
            null);
    assertThat(rows.get(1).getString(3)).isEqualTo("1,2,3,4");
  }

  @Test
  void aQuotedFieldMayGoOverSeveralLines() {
    List<Row> rows = read("a,b,c\n1,\"two\nlines, or\nthree\",3\n4,5,6\n");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).getString(1)).isEqualTo("two\nlines, or\nthree");
    assertThat(rows.get(1).getString(0)).isEqualTo("4");
    assertThat(read).isEqualTo(new ReadCounts(6, 1, 0, 1, 4, 2));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() {
    List<Row> rows = read("a,b,c\n1,\"two,3\n4,5,6\n7,\"8, 9\",10\n11,12,13\n");
    assertThat(rows)
        .extracting(row -> row.getString(6))
        .containsExactly("a quote is opened and not closed", null, null, null);
    assertThat(rows.get(0).getString(3)).isEqualTo("1,\"two,3");
    assertThat(rows.get(2).getString(1)).isEqualTo("8, 9");
  }

  /** A quote that is opened on one record and closed on a later one would swallow all between. */
  @Test
  void aStrayQuoteCostsItsOwnLineOnlyEvenIfALaterOneWouldCloseIt() {
    String lines = "a,b,c\n1,\"Quarry,3\n4,5,6\n7,8,9\n10,Mina\",12\n13,14,15\n";
    for (LineLayout layout : List.of(ABC, ABC.onSingleLines())) {
      List<Row> rows = read(layout, lines, StandardCharsets.UTF_8);
      assertThat(rows)
          .extracting(row -> row.getString(6))
          .containsExactly("a quote is opened and not closed", null, null, null, null);
      assertThat(rows).extracting(row -> row.getString(1)).endsWith("8", "Mina\"", "14");
      assertThat(read.recordLines()).isEqualTo(5);
    }
  }

  /** Two of them in the same column would make one record of the right number of fields. */
  @Test
  void twoStrayQuotesCostTwoLines() {
    List<Row> rows = read("a,b,c\n\"1, 2\",\"Quarry,3\n4,\"Mine,6\n7,8,9\n");
    assertThat(rows)
        .extracting(row -> row.getString(6))
        .containsExactly(
            "a quote is opened and not closed", "a quote is opened and not closed", null);
  }

  @Test
  void inAFormatWithoutLineBreaksAFieldThatHasOneRejectsItsRecord() {
    List<Row> rows =
        read(ABC.onSingleLines(), "a,b,c\n1,\"two\nlines\",3\n4,5,6\n", StandardCharsets.UTF_8);
    assertThat(rows)
        .extracting(row -> row.getString(6))
        .containsExactly(
            "a quote is opened and not closed", "fewer fields than the header has columns", null);
    assertThat(read.recordLines()).isEqualTo(3);
  }

  @Test
  void aFieldOfTheFirstColumnMayHoldLineBreaks() {
    List<Row> rows = read("a,b,c\n\"one\ntwo\",2,3\n4,5,6\n");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).getString(0)).isEqualTo("one\ntwo");
  }

  @Test
  void aLineThatIsNotCountedIsABug() {
    assertThatThrownBy(() -> new ReadCounts(5, 1, 0, 0, 3, 3).requireSum("file.csv"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("file.csv");
  }

  @Test
  void aTrailingGroupMayBeMissingOrRepeated() {
    LineLayout layout =
        LineLayout.headed(List.of("id", "type", "mag"), "id,type,mag", ',').withRepeated(2);
    List<Row> rows =
        read(layout, "id,type,mag\n1,mb,4\n2,mb,5,ms,6\n3\n4,mb\n", StandardCharsets.UTF_8);
    assertThat(rows).extracting(row -> row.getString(2)).containsExactly("4", "5", null, null);
    int several = EventNote.REPEATED_GROUPS.bit();
    assertThat(rows).extracting(row -> row.getInt(7)).containsExactly(0, several, 0, 0);
    assertThat(rows)
        .extracting(row -> row.getString(6))
        .containsExactly(null, null, null, "fewer fields than the header has columns");
  }

  @Test
  void inAFileOfDecimalCommasAPointIsNoDecimalPoint() {
    LineLayout layout = LineLayout.headed(List.of("a", "b", "c"), "a;b;c", ';').withDecimalCommas();
    List<Row> rows =
        read(
            layout,
            "a;b;c\n1,5;x,y;-2,5e3\n1;1,2,3;01.02.2020\n1;2.500;3\n",
            StandardCharsets.UTF_8);
    assertThat(rows.get(0).toString()).startsWith("[1.5,x,y,-2.5e3,");
    assertThat(rows.get(1).toString()).startsWith("[1,1,2,3,01.02.2020,");
    assertThat(rows.get(2).getString(6))
        .isEqualTo("a number with a point in a file of decimal commas");
  }

  @Test
  void latin1IsReadAndMarked() {
    Row row =
        read(ABC, "a,b,c\n1,Hawaiʻi,3\n".replace("ʻ", "é"), StandardCharsets.ISO_8859_1).get(0);
    assertThat(row.getString(1)).isEqualTo("Hawaiéi");
    assertThat(row.getInt(7)).isEqualTo(EventNote.NOT_UTF8.bit());
    assertThat(read("a,b,c\n1,Hawaiʻi,3\n").get(0).getInt(7)).isZero();
  }

  @Test
  void byteOrderMarksOfJoinedFilesAreDropped() {
    List<Row> rows = read("\ufeffa,b,c\n1,2,3\n\ufeffa,b,c\n4,5,6\n");
    assertThat(rows).extracting(row -> row.getString(0)).containsExactly("1", "4");
  }

  @Test
  void listingsAreCutAtBlanksAndHaveComments() {
    LineLayout listing =
        LineLayout.aligned(List.of("day", "time", "type", "lat", "lon", "depth", "id"));
    String good = "2002/01/01 02:09:42.87 eq    35.996 -117.885   0.5  9741985";
    List<Row> rows =
        read(
            listing,
            "# header\n" + good + "\n" + good.replace("35.996", "85.70 S") + "\n### rows: 2\n",
            StandardCharsets.UTF_8);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).getString(6)).isEqualTo("9741985");
    assertThat(rows.get(1).getString(10)).isEqualTo("more fields than the header has columns");
  }

  @Test
  void barsAreCutWithoutQuotes() {
    LineLayout fdsn =
        LineLayout.headed(List.of("EventID", "Time"), "#EventID|Time", LineLayout.BAR);
    List<Row> rows = read(fdsn, "#EventID|Time\n1|\"x\n", StandardCharsets.UTF_8);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getString(1)).isEqualTo("\"x");
  }
}
