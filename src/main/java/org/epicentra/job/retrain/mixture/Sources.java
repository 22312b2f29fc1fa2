package org.epicentra.job.retrain.mixture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructField;
import org.epicentra.job.retrain.FileSizes;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.RejectedTimes;
import org.epicentra.spark.catalog.source.CatalogSource;

/**
 * Where the events of a run come from.
 *
 * @param paths as given
 * @param files found there with their sizes; none for a table that is not made of files
 * @param schema column to type
 * @param rejected unusable records: up to the champion's newest event, from then up to the time of
 *     the run, and without a readable time
 */
record Sources(
    List<String> paths,
    Map<String, Long> files,
    Map<String, String> schema,
    RejectedTimes rejected) {

  static Sources of(
      CatalogSource source, CatalogRows catalog, RejectedTimes rejected, Configuration hadoop) {
    Map<String, String> schema = new LinkedHashMap<>();
    for (StructField field : catalog.rows().schema().fields()) {
      schema.put(field.name(), field.dataType().simpleString());
    }
    Map<String, Long> files = new LinkedHashMap<>();
    for (String path : source.paths()) {
      files.putAll(FileSizes.below(path, hadoop));
    }
    return new Sources(source.paths(), files, schema, rejected);
  }

  long bytes() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }
}
