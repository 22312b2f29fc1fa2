package org.epicentra.spark.catalog.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.spark.catalog.source.format.CatalogFormat;
import org.epicentra.spark.catalog.source.format.CatalogFormats;
import org.epicentra.spark.catalog.source.format.CatalogFormats.Recognition;
import org.epicentra.spark.catalog.source.format.FileHead;
import org.epicentra.spark.catalog.source.format.FormatColumns;
import org.epicentra.spark.catalog.source.format.SparkTables;
import org.epicentra.spark.catalog.source.records.LineLayout;
import org.epicentra.spark.catalog.source.records.RawRecords;
import org.epicentra.spark.catalog.source.records.ReadCounter;
import org.epicentra.spark.catalog.source.records.RecordLayout;
import org.epicentra.spark.catalog.source.records.TableLayout;
import org.epicentra.storage.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the user's paths: one table for all files that are of the same format and layout. */
public final class SourceTables {
  private static final Logger LOG = LoggerFactory.getLogger(SourceTables.class);

  private final SparkSession spark;
  private final SourceFiles files;

  public SourceTables(SparkSession spark) {
    this.spark = spark;
    this.files = new SourceFiles(spark.sparkContext().hadoopConfiguration());
  }

  /**
   * Looks, without Spark, whether the files of a source are there; a table of Spark's may be none.
   *
   * @throws BadInputException when one is not
   */
  public static void requireFiles(CatalogSource source, Configuration hadoop) {
    if (source.format().equalsIgnoreCase(CatalogSource.AUTO)
        || CatalogFormats.named(source.format()).isPresent()) {
      new SourceFiles(hadoop).requireThere(source.paths());
    }
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
    CatalogFormat asked = CatalogFormats.named(source.format()).orElse(null);
    if (asked == null && !source.format().equalsIgnoreCase(CatalogSource.AUTO)) {
      Dataset<Row> rows = SparkTables.load(spark, source.format(), source.paths());
      String paths = String.join(", ", source.paths());
      return List.of(SourceTable.typed(FormatColumns.BY_NAME, rows, paths, -1));
    }
    Map<Recognition, Set<FileStatus>> alike = new LinkedHashMap<>();
    List<SourceTable> opened = new ArrayList<>();
    Set<FileStatus> seen = new HashSet<>();
    for (String path : source.paths()) {
      List<FileStatus> found = files.statuses(path);
      List<FileStatus> fresh = found.stream().filter(file -> !seen.contains(file)).toList();
      seen.addAll(fresh);
      if (fresh.isEmpty()) {
        continue;
      }
      Recognition first = recognise(fresh.get(0).getPath(), asked);
      if (first.layout() instanceof TableLayout layout) {
        requireNew(path, found, fresh);
        Dataset<Row> rows = layout.read(spark, path, found);
        opened.add(
            SourceTable.typed(first.format().columns(), rows, path, SourceFiles.bytes(found)));
      } else {
        sort(path, fresh, asked, alike);
      }
    }
    Set<String> columns = source.columns().keySet();
    joined(alike, opened.isEmpty())
        .forEach(some -> opened.add(read(some.what(), some.files(), columns)));
    return opened;
  }

  /** Files that are read together. */
  private record Alike(Recognition what, List<FileStatus> files) {}

  /**
   * The files that can be read together; those that have no records are passed over.
   *
   * @param keepsEmpty whether the latter stay where there are no others
   */
  private static List<Alike> joined(Map<Recognition, Set<FileStatus>> equal, boolean keepsEmpty) {
    boolean allEmpty = equal.keySet().stream().allMatch(Recognition::isEmpty);
    List<Alike> joined = new ArrayList<>();
    equal.forEach(
        (what, of) -> {
          if (!what.isEmpty() || (allEmpty && keepsEmpty)) {
            join(new Alike(what, List.copyOf(of)), joined);
          }
        });
    return joined;
  }

  /** Adds some files to the first that can be read with them. */
  private static void join(Alike more, List<Alike> to) {
    String file = more.files().get(0).getPath().toString();
    for (int i = 0; i < to.size(); i++) {
      Optional<Recognition> both = to.get(i).what().joined(more.what(), file);
      if (both.isPresent()) {
        List<FileStatus> files = new ArrayList<>(to.get(i).files());
        files.addAll(more.files());
        to.set(i, new Alike(both.get(), files));
        return;
      }
    }
    to.add(more);
  }

  private static void requireNew(String path, List<FileStatus> found, List<FileStatus> fresh) {
    if (fresh.size() < found.size()) {
      throw new BadInputException(
          path + " holds files of a path that is given too: give each file once");
    }
  }

  /** Adds each file to those like it. */
  private void sort(
      String path,
      List<FileStatus> found,
      CatalogFormat asked,
      Map<Recognition, Set<FileStatus>> alike) {
    List<Recognition> recognised = SourceFiles.each(found, file -> recognise(file, asked));
    for (int i = 0; i < found.size(); i++) {
      Recognition what = recognised.get(i);
      if (what.layout() instanceof TableLayout) {
        throw new BadInputException(
            path
                + " holds Parquet and other files, such as "
                + found.get(0).getPath()
                + ": give them separately");
      }
      alike.computeIfAbsent(what, unseen -> new LinkedHashSet<>()).add(found.get(i));
    }
  }

  private Recognition recognise(Path file, CatalogFormat asked) {
    FileHead head = new FileHead(file.toString(), files.head(file), () -> files.open(file));
    return asked == null ? CatalogFormats.recognise(head) : CatalogFormats.recognise(head, asked);
  }

  private SourceTable read(Recognition what, List<FileStatus> of, Set<String> asked) {
    what.format()
        .advice(what.layout(), asked)
        .ifPresent(advice -> LOG.warn("{}: {}", of.get(0).getPath(), Setting.plain(advice)));
    RecordLayout layout = (RecordLayout) what.layout();
    ReadCounter counter = new ReadCounter();
    Dataset<Row> rows = new RawRecords(spark).read(layout, of, counter);
    return new SourceTable(
        of.get(0).getPath() + (of.size() == 1 ? "" : " and " + (of.size() - 1) + " more like it"),
        what.format().columns(),
        rows,
        layout.written(),
        true,
        layout instanceof LineLayout,
        SourceFiles.bytes(of),
        counter);
  }
}
