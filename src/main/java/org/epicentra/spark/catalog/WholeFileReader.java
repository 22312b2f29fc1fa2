package org.epicentra.spark.catalog;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.util.LineReader;
import org.epicentra.BadInputException;

/** The lines of one file from its start, with their offsets in the decompressed content. */
final class WholeFileReader extends RecordReader<LongWritable, Text> {
  private final LongWritable offset = new LongWritable();
  private final Text line = new Text();
  private Path file;
  private LineReader lines;
  private long next;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context) throws IOException {
    file = ((FileSplit) split).getPath();
    lines = new LineReader(FileStreams.open(file, context.getConfiguration()));
  }

  @Override
  public boolean nextKeyValue() {
    offset.set(next);
    try {
      int bytes = lines.readLine(line);
      next += bytes;
      return bytes > 0;
    } catch (IOException e) {
      throw new BadInputException(
          file + " breaks off after " + next + " bytes: " + e.getMessage() + "; fetch it again", e);
    }
  }

  @Override
  public LongWritable getCurrentKey() {
    return offset;
  }

  @Override
  public Text getCurrentValue() {
    return line;
  }

  @Override
  public float getProgress() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
