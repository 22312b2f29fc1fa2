package org.epicentra.spark.catalog.source.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.epicentra.storage.FileStreams;

/**
 * The lines of text files with their byte offsets, for Spark to read in parallel.
 *
 * <p>One task reads a file from its start when it is compressed, or when quoted fields may span
 * lines and it is not larger than {@link #WHOLE_BYTES}. Other files are cut at line breaks. How a
 * file is cut depends on its size alone, not on the number of cores.
 */
public final class RecordInput extends FileInputFormat<LongWritable, Text> {
  /** Up to this size a file with quoted fields is read by one task. */
  static final long WHOLE_BYTES = 256L << 20;

  private static final String QUOTED = "epicentra.input.quoted";
  private static final String COUNT = "epicentra.input.files";
  private static final String FILE = "epicentra.input.file.";
  private static final String BYTES = "epicentra.input.bytes.";

  private final Map<Path, Long> sizes = new HashMap<>();

  /** Sets the files to read; they are taken literally, not as patterns. */
  static void configure(Configuration hadoop, List<FileStatus> files, boolean quoted) {
    hadoop.setInt(COUNT, files.size());
    for (int i = 0; i < files.size(); i++) {
      hadoop.set(FILE + i, files.get(i).getPath().toString());
      hadoop.setLong(BYTES + i, files.get(i).getLen());
    }
    hadoop.setBoolean(QUOTED, quoted);
  }

  @Override
  protected List<FileStatus> listStatus(JobContext job) throws IOException {
    Configuration hadoop = job.getConfiguration();
    List<FileStatus> files = new ArrayList<>();
    for (int i = 0; i < hadoop.getInt(COUNT, 0); i++) {
      Path path = new Path(hadoop.get(FILE + i));
      long bytes = hadoop.getLong(BYTES + i, 0);
      long block = path.getFileSystem(hadoop).getDefaultBlockSize(path);
      files.add(new FileStatus(bytes, false, 1, block, 0, path));
      sizes.put(path, bytes);
    }
    return files;
  }

  @Override
  protected boolean isSplitable(JobContext job, Path file) {
    try {
      Configuration hadoop = job.getConfiguration();
      boolean large = sizes.get(file) > WHOLE_BYTES || !hadoop.getBoolean(QUOTED, true);
      return large && FileStreams.isPlain(file, hadoop);
    } catch (IOException unknown) {
      return false;
    }
  }

  @Override
  public RecordReader<LongWritable, Text> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new LineReading();
  }
}
