package org.epicentra.spark.catalog.source.records;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.epicentra.BadInputException;
import org.epicentra.storage.FileStreams;

/** Reads files of one layout into rows of text fields: those of {@link RawRecord}. */
public final class RawRecords {
  private final SparkSession spark;
  private final JavaSparkContext context;

  public RawRecords(SparkSession spark) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * The records of all files, in the order of the files.
   *
   * @param files all of this layout
   * @param counter new; has the counts of all files once all records were read
   * @return the layout's header, then {@link RawRecord#ORIGIN}
   */
  public Dataset<Row> read(RecordLayout layout, List<FileStatus> files, ReadCounter counter) {
    spark.sparkContext().register(counter);
    JavaRDD<InternalRow> rows =
        layout instanceof LineLayout ofLines
            ? lines(ofLines, files, counter)
            : documents((DocumentLayout) layout, files, counter);
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), RawRecord.schema(layout.header()), false);
  }

  private JavaRDD<InternalRow> lines(
      LineLayout layout, List<FileStatus> files, ReadCounter counter) {
    Configuration hadoop = new Configuration(context.hadoopConfiguration());
    RecordInput.configure(hadoop, files, layout.quoted());
    // newAPIHadoopRDD makes a JavaNewHadoopRDD, which alone knows the split of each partition.
    JavaNewHadoopRDD<LongWritable, Text> lines =
        (JavaNewHadoopRDD<LongWritable, Text>)
            context.newAPIHadoopRDD(hadoop, RecordInput.class, LongWritable.class, Text.class);
    JavaRDD<InternalRow> rows =
        lines.mapPartitionsWithInputSplit(
            (split, records) -> {
              FileSplit part = (FileSplit) split;
              String file = part.getPath().toString();
              String key = file + ":" + part.getStart();
              return new LineRecords(
                  layout,
                  file,
                  part.getStart() == 0,
                  records,
                  counts -> counter.add(Map.of(key, counts)));
            },
            true);
    return SmallFiles.together(rows, lines.rdd());
  }

  /** One task reads one document from its start to its end, or many small ones. */
  private JavaRDD<InternalRow> documents(
      DocumentLayout layout, List<FileStatus> files, ReadCounter counter) {
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    List<List<String>> tasks = SmallFiles.grouped(files);
    return context
        .parallelize(tasks, tasks.size())
        .flatMap(List::iterator)
        .flatMap(name -> new Rows(name, document(layout, new Path(name), hadoop.value()), counter));
  }

  private static Iterator<RawRecord> document(
      DocumentLayout layout, Path file, Configuration hadoop) {
    try {
      InputStream content = FileStreams.open(file, hadoop);
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close(content));
      return layout.records(file.toString(), content);
    } catch (IOException e) {
      throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new BadInputException("cannot close a source file: " + e.getMessage(), e);
    }
  }

  /** The records of a document as rows. */
  private static final class Rows extends ReadAhead<InternalRow> {
    private final String name;
    private final Iterator<RawRecord> records;
    private final ReadCounter counter;
    private long read;

    Rows(String name, Iterator<RawRecord> records, ReadCounter counter) {
      this.name = name;
      this.records = records;
      this.counter = counter;
    }

    @Override
    protected InternalRow read() {
      if (records.hasNext()) {
        read++;
        return records.next().row();
      }
      counter.add(Map.of(name, ReadCounts.ofDocument(read)));
      return null;
    }
  }
}
