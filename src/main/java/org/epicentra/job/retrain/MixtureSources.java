package org.epicentra.job.retrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructField;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.CatalogSource;
import org.epicentra.spark.catalog.SourceFiles;

/**
 * Where the events of a run come from.
 *
 * @param paths as given
 * @param files found there with their sizes; none for a table that is not made of files
 * @param schema column to type
 * @param rejected records that are no usable events
 */
record MixtureSources(
    List<String> paths, Map<String, Long> files, Map<String, String> schema, long rejected) {

  static MixtureSources of(CatalogSource source, CatalogRows catalog, Configuration hadoop) {
    Map<String, String> schema = new LinkedHashMap<>();
    for (StructField field : catalog.rows().schema().fields()) {
      schema.put(field.name(), field.dataType().simpleString());
    }
    long rejected = catalog.rejections().values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> files = new LinkedHashMap<>();
    for (String path : source.paths()) {
      files.putAll(sizes(path, hadoop));
    }
    return new MixtureSources(source.paths(), files, schema, rejected);
  }

  private static Map<String, Long> sizes(String path, Configuration hadoop) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try {
      for (Path file : new SourceFiles(hadoop).below(path)) {
        sizes.put(file.toString(), file.getFileSystem(hadoop).getFileStatus(file).getLen());
      }
    } catch (BadInputException e) {
      return Map.of(); // a table of the session's Spark
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path + ": " + e.getMessage(), e);
    }
    return sizes;
  }

  long bytes() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }
}
