package org.epicentra.spark.catalog.source.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReadingTest {
  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file.csv"), content, StandardCharsets.UTF_8);
  }

  /** The lines of a part, each as offset and text. */
  private static List<String> lines(Path file, long start, long length) throws IOException {
    FileSplit part =
        new FileSplit(new org.apache.hadoop.fs.Path(file.toUri()), start, length, new String[0]);
    List<String> lines = new ArrayList<>();
    try (LineReading reading = new LineReading()) {
      reading.initialize(
          part, new TaskAttemptContextImpl(new Configuration(false), new TaskAttemptID()));
      while (reading.nextKeyValue()) {
        lines.add(reading.getCurrentKey() + " " + reading.getCurrentValue());
      }
    }
    return lines;
  }

  @Test
  void howAFileIsCutDoesNotMatter() throws IOException {
    Path file = file("one\ntwo\r\n\r\n\nthree, é\nfour\r\nlast");
    long size = Files.size(file);
    List<String> whole = lines(file, 0, size);
    assertThat(whole)
        .containsExactly("0 one", "4 two", "9 ", "11 ", "12 three, é", "22 four", "28 last");
    for (long length = 1; length < size; length++) {
      List<String> parts = new ArrayList<>();
      for (long start = 0; start < size; start += length) {
        parts.addAll(lines(file, start, Math.min(length, size - start)));
      }
      assertThat(parts).as("parts of %d bytes", length).isEqualTo(whole);
    }
  }

  @Test
  void aLineOfAMegabyteIsReadAndALongerOneRefused() throws IOException {
    Path most = file("a,b\n" + "x".repeat(1 << 20) + "\nend\n");
    assertThat(lines(most, 0, Files.size(most)))
        .containsExactly("0 a,b", "4 " + "x".repeat(1 << 20), 5 + (1 << 20) + " end");
  }

  @Test
  void aLongerLineIsRefusedAlsoWhereAPartBeginsInIt() throws IOException {
    Path file = file("a,b\n" + "x".repeat(2 + (1 << 20)) + "\nend\n");
    long size = Files.size(file);
    for (long start : new long[] {0, 1, 5}) {
      assertThatThrownBy(() -> lines(file, start, size - start - (start == 0 ? 0 : 1)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("file.csv has a line of more than 1 MB (near byte ")
          .hasMessageContaining("damaged");
    }
  }
}
