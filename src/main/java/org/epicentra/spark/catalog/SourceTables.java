package org.epicentra.spark.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;

/** Opens the user's paths: one table for all files that are of the same layout. */
final class SourceTables {
  private final SparkSession spark;
  private final SourceFiles files;
  private final TableSources tables;

  SourceTables(SparkSession spark) {
    this.spark = spark;
    this.files = new SourceFiles(spark.sparkContext().hadoopConfiguration());
    this.tables = new TableSources(spark);
  }

  /**
   * The tables in the order of the paths and of the files' names. Under {@code auto} files of
   * several formats are read side by side.
   *
   * @throws BadInputException when a path is missing or empty, or not of the format
   */
  List<SourceTable> open(CatalogSource source) {
    if (source.paths().isEmpty()) {
      throw new BadInputException("no catalog is named: give at least one path");
    }
    CatalogFormat asked = CatalogFormat.of(source.format()).orElse(null);
    if (asked == null && !source.format().equalsIgnoreCase(CatalogSource.AUTO)) {
      Dataset<Row> rows = tables.load(source.format(), source.paths());
      return List.of(table(rows, String.join(", ", source.paths()), -1));
    }
    Map<TextLayout, Set<Path>> byLayout = new LinkedHashMap<>();
    List<SourceTable> opened = new ArrayList<>();
    for (String path : source.paths()) {
      openPath(path, asked, byLayout, opened);
    }
    byLayout.forEach((layout, paths) -> opened.add(read(layout, List.copyOf(paths))));
    return opened;
  }

  private void openPath(
      String path,
      CatalogFormat asked,
      Map<TextLayout, Set<Path>> byLayout,
      List<SourceTable> opened) {
    List<Path> found = files.below(path);
    Path first = found.get(0);
    TextLayout firstLayout = layout(first, asked);
    if (firstLayout.format() == CatalogFormat.PARQUET) {
      Dataset<Row> rows = tables.parquet(List.of(path), first);
      opened.add(table(rows, path, files.bytes(found)));
      return;
    }
    for (Path file : found) {
      TextLayout layout = file.equals(first) ? firstLayout : layout(file, asked);
      if (layout.format() == CatalogFormat.PARQUET) {
        throw new BadInputException(
            path + " holds Parquet and other files, such as " + first + ": give them separately");
      }
      byLayout.computeIfAbsent(layout, unseen -> new LinkedHashSet<>()).add(file);
    }
  }

  private TextLayout layout(Path file, CatalogFormat asked) {
    return new FormatSniffer(file.toString(), files.head(file)).layout(asked);
  }

  private SourceTable read(TextLayout layout, List<Path> paths) {
    Dataset<Row> rows = new RawRecords(spark).read(layout, paths);
    return new SourceTable(layout.format(), rows, layout.written(), files.bytes(paths));
  }

  private static SourceTable table(Dataset<Row> rows, String path, long bytes) {
    Dataset<Row> located = TableSources.withOrigin(rows, path);
    return new SourceTable(CatalogFormat.PARQUET, located, List.of(rows.columns()), bytes);
  }
}
