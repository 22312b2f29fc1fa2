package org.epicentra.spark.catalog.source.records;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.util.LineReader;
import org.epicentra.BadInputException;
import org.epicentra.storage.FileStreams;

/**
 * The lines of one file or of a part of one, with their offsets in the (decompressed) content. A
 * part has the lines that begin in it or right after it: the next part skips its first line. A line
 * that is too long to be a record ends the reading, before it fills the memory.
 */
final class LineReading extends RecordReader<LongWritable, Text> {
  private final LongWritable offset = new LongWritable();
  private final Text line = new Text();
  private Path file;
  private LineReader lines;
  private long next;
  private long end;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context) throws IOException {
    FileSplit part = (FileSplit) split;
    Configuration hadoop = context.getConfiguration();
    file = part.getPath();
    boolean whole = part.getStart() == 0 && isWhole(part, hadoop);
    lines = new LineReader(whole ? FileStreams.open(file, hadoop) : opened(part, hadoop));
    end = whole ? Long.MAX_VALUE : part.getStart() + part.getLength();
    next = part.getStart();
    if (next > 0) {
      read();
    }
  }

  /** A compressed file is read to its end, even if it has grown since it was listed. */
  private boolean isWhole(FileSplit part, Configuration hadoop) throws IOException {
    long size = file.getFileSystem(hadoop).getFileStatus(file).getLen();
    return part.getLength() == size || !FileStreams.isPlain(file, hadoop);
  }

  private InputStream opened(FileSplit part, Configuration hadoop) throws IOException {
    FSDataInputStream content = file.getFileSystem(hadoop).open(file);
    content.seek(part.getStart());
    return content;
  }

  @Override
  public boolean nextKeyValue() {
    offset.set(next);
    return next <= end && read() > 0;
  }

  /** Reads one line, and returns how many bytes it took; 0 at the end. */
  private int read() {
    int bytes;
    try {
      bytes = lines.readLine(line, RecordLimit.LINE + 1, RecordLimit.LINE + 1);
    } catch (IOException e) {
      throw new BadInputException(
          file + " cannot be read beyond byte " + next + ": " + e.getMessage() + "; fetch it again",
          e);
    }
    if (line.getLength() > RecordLimit.LINE) {
      throw RecordLimit.exceeded(file + " has a line", next, RecordLimit.LINE);
    }
    next += bytes;
    return bytes;
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
