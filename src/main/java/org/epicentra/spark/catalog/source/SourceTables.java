package org.epicentra.spark.catalog.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.storage.SourceFiles;

/** Opens the user's paths: one table for all files that are of the same layout. */
public final class SourceTables {
  private final SparkSession spark;
  private final SourceFiles files;
  private final TableSources tables;

  public SourceTables(SparkSession spark) {
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
  public List<SourceTable> open(CatalogSource source) {
    if (source.paths().isEmpty()) {
      throw new BadInputException("no catalog is named: give at least one path");
    }
    CatalogFormat asked = CatalogFormat.of(source.format()).orElse(null);
    if (asked == null && !source.format().equalsIgnoreCase(CatalogSource.AUTO)) {
      Dataset<Row> rows = tables.load(source.format(), source.paths());
      return List.of(table(rows, String.join(", ", source.paths()), -1));
    }
    Map<TextLayout, Set<FileStatus>> byLayout = new LinkedHashMap<>();
    List<SourceTable> opened = new ArrayList<>();
    Set<FileStatus> seen = new HashSet<>();
    for (String path : source.paths()) {
      List<FileStatus> found = files.statuses(path);
      List<FileStatus> fresh = found.stream().filter(file -> !seen.contains(file)).toList();
      seen.addAll(fresh);
      if (fresh.isEmpty()) {
        continue;
      }
      if (layout(fresh.get(0).getPath(), asked).format() == CatalogFormat.PARQUET) {
        requireNew(path, found, fresh);
        opened.add(parquet(path, found));
      } else {
        sort(path, fresh, asked, byLayout);
      }
    }
    byLayout.forEach((layout, of) -> opened.add(read(layout, List.copyOf(of))));
    return opened;
  }

  private static void requireNew(String path, List<FileStatus> found, List<FileStatus> fresh) {
    if (fresh.size() < found.size()) {
      throw new BadInputException(
          path + " holds files of a path that is given too: give each file once");
    }
  }

  private SourceTable parquet(String path, List<FileStatus> found) {
    Set<String> nanoseconds = new HashSet<>();
    SourceFiles.each(found, tables::nanosecondColumns).forEach(nanoseconds::addAll);
    Dataset<Row> rows = tables.parquet(List.of(path), nanoseconds);
    return table(rows, path, SourceFiles.bytes(found));
  }

  /** Adds each file to those of its layout. */
  private void sort(
      String path,
      List<FileStatus> found,
      CatalogFormat asked,
      Map<TextLayout, Set<FileStatus>> byLayout) {
    List<TextLayout> layouts = SourceFiles.each(found, file -> layout(file, asked));
    for (int i = 0; i < found.size(); i++) {
      TextLayout layout = layouts.get(i);
      if (layout.format() == CatalogFormat.PARQUET) {
        throw new BadInputException(
            path
                + " holds Parquet and other files, such as "
                + found.get(0).getPath()
                + ": give them separately");
      }
      byLayout.computeIfAbsent(layout, unseen -> new LinkedHashSet<>()).add(found.get(i));
    }
  }

  private TextLayout layout(Path file, CatalogFormat asked) {
    return new FormatSniffer(file.toString(), files.head(file)).layout(asked);
  }

  private SourceTable read(TextLayout layout, List<FileStatus> of) {
    Dataset<Row> rows = new RawRecords(spark).read(layout, of);
    return new SourceTable(layout.format(), rows, layout.written(), SourceFiles.bytes(of));
  }

  private static SourceTable table(Dataset<Row> rows, String path, long bytes) {
    Dataset<Row> located = TableSources.withOrigin(rows, path);
    return new SourceTable(CatalogFormat.PARQUET, located, List.of(rows.columns()), bytes);
  }
}
