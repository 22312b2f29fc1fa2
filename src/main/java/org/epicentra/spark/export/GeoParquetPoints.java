package org.epicentra.spark.export;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;
import org.epicentra.export.Feature;
import org.epicentra.export.Field;

/**
 * Points as <a href="https://geoparquet.org/releases/v1.1.0/">GeoParquet 1.1</a>: a folder of files
 * that each partition writes its own of, with the geometry as well-known binary in longitude and
 * latitude, and the metadata {@code geo} in each file's footer.
 */
public final class GeoParquetPoints {
  private static final String SUCCESS = "_SUCCESS";
  private static final String UNFINISHED = "_temporary";

  private GeoParquetPoints() {}

  /**
   * Writes the events. Spark may run a task more than once: each writes a file aside, and moves it
   * to its place when it is whole.
   *
   * @param folder that does not exist yet
   * @return the number of events
   */
  public static long write(EventFeatures events, Path folder, Configuration hadoop)
      throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    files.mkdirs(folder);
    PartWriter writer =
        new PartWriter(
            events.layer().fields(), folder.toString(), new SerializableConfiguration(hadoop));
    List<Long> counts = events.partitions(writer::write);
    files.delete(new Path(folder, UNFINISHED), true);
    files.create(new Path(folder, SUCCESS), true).close();
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Writes the file of one partition.
   *
   * @param fields of the events
   * @param folder of the files
   * @param hadoop settings of the file systems
   */
  private record PartWriter(List<Field> fields, String folder, SerializableConfiguration hadoop)
      implements Serializable {
    long write(int partition, Iterator<Feature> features) throws IOException {
      if (!features.hasNext()) {
        return 0;
      }
      Path part = new Path(folder, String.format(Locale.ROOT, "part-%05d.parquet", partition));
      long attempt = TaskContext.get().taskAttemptId();
      Path aside = new Path(new Path(folder, UNFINISHED), part.getName() + "-" + attempt);
      GeoParquetSchema schema = GeoParquetSchema.of(fields);
      long written = 0;
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(HadoopOutputFile.fromPath(aside, hadoop.value()))
              .withConf(hadoop.value())
              .withType(schema.type())
              .withExtraMetaData(schema.metadata())
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build()) {
        while (features.hasNext()) {
          writer.write(schema.group(features.next()));
          written++;
        }
      }
      FileSystem files = part.getFileSystem(hadoop.value());
      if (!files.rename(aside, part)) {
        files.delete(part, false);
        if (!files.rename(aside, part)) {
          throw new IOException("cannot move " + aside + " to " + part);
        }
      }
      return written;
    }
  }
}
