package org.epicentra.spark.catalog;

import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Writes Parquet as pandas does by default: times in nanoseconds. Among the columns is one of a
 * type that Spark does not have.
 */
final class NanosecondParquet {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message events { optional int64 time (TIMESTAMP(NANOS,true));"
              + " optional double latitude; optional double longitude;"
              + " optional fixed_len_byte_array(12) span (INTERVAL); }");

  private NanosecondParquet() {}

  static void write(Path file, Instant time, double latitude, double longitude) throws IOException {
    try (ParquetWriter<org.apache.parquet.example.data.Group> writer =
        ExampleParquetWriter.builder(file).withConf(new Configuration()).withType(SCHEMA).build()) {
      SimpleGroup row = new SimpleGroup(SCHEMA);
      row.add("time", time.getEpochSecond() * 1_000_000_000 + time.getNano());
      row.add("latitude", latitude);
      row.add("longitude", longitude);
      writer.write(row);
    }
  }
}
