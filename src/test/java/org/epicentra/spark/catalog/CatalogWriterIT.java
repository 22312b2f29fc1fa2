package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogWriterIT {
  /** Two years of made-up events in scrambled order, wide enough for several row groups a year. */
  private static final Dataset<Row> EVENTS =
      LocalSpark.session()
          .range(0, 40_000, 1, 3)
          .selectExpr(
              "sha2(cast(id as string), 256) as id",
              "timestamp_seconds(1483228800 + pmod(id * 7919, 40000) * 1500) as time",
              "cast(pmod(id, 180) - 90 as double) as latitude",
              "cast(pmod(id, 360) - 180 as double) as longitude",
              "rand(1) as depth",
              "'test' as source");

  @TempDir Path folder;

  @Test
  void rowGroupsOfAYearFollowEachOtherInTime() throws IOException {
    Path target = folder.resolve("catalog");
    write(target, /* rowsPerSpan= */ 1_000_000, /* rowGroupBytes= */ 200_000);

    List<Path> files = parquetFiles(target);
    assertThat(files).hasSize(2);
    requireOrder(files);
  }

  /** 21,000 events of 2017 and 19,000 of 2018: three spans and two, less where hashes meet. */
  @Test
  void aYearWithManyEventsIsCutIntoSpansOfTime() throws IOException {
    Path target = folder.resolve("spans");
    write(target, /* rowsPerSpan= */ 7_000, /* rowGroupBytes= */ 100_000);

    List<Path> files = parquetFiles(target);
    assertThat(files).hasSizeBetween(3, 5);
    requireOrder(files);
    assertThat(LocalSpark.session().read().parquet(target.toString()).count()).isEqualTo(40_000);
  }

  /** Events that come by year are not shuffled, unless a year is cut into spans. */
  @Test
  void eventsByYearAreWrittenAsTheOthersAre() throws IOException {
    Dataset<Row> together = EVENTS.repartition(3, functions.year(functions.col("time")));
    for (long rowsPerSpan : new long[] {7_000, 1_000_000}) {
      Path any = folder.resolve("any-" + rowsPerSpan);
      write(any, rowsPerSpan, /* rowGroupBytes= */ 100_000);
      Path byYear = folder.resolve("by-year-" + rowsPerSpan);
      CatalogWriter.write(
          imported(together, /* byYear= */ true),
          new org.apache.hadoop.fs.Path(byYear.toString()),
          rowsPerSpan,
          /* rowGroupBytes= */ 100_000);

      assertThat(parquetFiles(byYear)).hasSameSizeAs(parquetFiles(any));
      requireOrder(parquetFiles(byYear));
      assertThat(read(byYear).schema()).isEqualTo(read(any).schema());
      assertThat(read(byYear).orderBy("time").collectAsList())
          .isEqualTo(read(any).orderBy("time").collectAsList());
    }
  }

  /** Forty years of three events each: one file, and the same rows as with a folder for each. */
  @Test
  void manyYearsOfFewEventsAreOneFile() throws IOException {
    Dataset<Row> sparse =
        LocalSpark.session()
            .range(0, 120, 1, 3)
            .selectExpr(
                "cast(id as string) as id",
                "timestamp_seconds(pmod(id * 37, 120) * 10519200) as time",
                "cast(0 as double) as latitude",
                "cast(id as double) as longitude",
                "cast(10 as double) as depth");
    Path flat = folder.resolve("flat");
    ImportCounts counts =
        new ImportCounts(
            123,
            120,
            Map.of("latitude missing", 1L),
            Map.of("an earlier revision", 2L),
            Map.of(),
            Map.of(),
            null,
            null);
    CatalogWriter.write(
        imported(sparse, /* byYear= */ false),
        counts,
        new org.apache.hadoop.fs.Path(flat.toString()));
    CatalogSource own = new CatalogSource(List.of(flat.toString()), CatalogSource.AUTO, Map.of());
    assertThat(CatalogReader.open(LocalSpark.session(), own).importCounts()).contains(counts);
    Path byYear = folder.resolve("by-year");
    CatalogMark.put(sparse)
        .selectExpr("*", "year(time) as year")
        .write()
        .partitionBy("year")
        .parquet(byYear.toString());

    assertThat(parquetFiles(flat)).hasSize(1).allMatch(file -> file.getParent().equals(flat));
    assertThat(read(flat).columns()).isEqualTo(read(byYear).columns()).endsWith("year");
    assertThat(read(flat).orderBy("time").collectAsList())
        .hasSize(120)
        .isEqualTo(read(byYear).orderBy("time").collectAsList());
    assertThat(read(flat).where("year = 1986").count())
        .isEqualTo(read(byYear).where("year = 1986").count())
        .isEqualTo(3);
  }

  private static Dataset<Row> read(Path catalog) {
    CatalogSource source = new CatalogSource(List.of(catalog.toString()), "auto", Map.of());
    return CatalogReader.open(LocalSpark.session(), source).rows();
  }

  private static void write(Path target, long rowsPerSpan, long rowGroupBytes) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(target.toString());
    CatalogWriter.write(imported(EVENTS, /* byYear= */ false), path, rowsPerSpan, rowGroupBytes);
  }

  private static CatalogWriter.Events imported(Dataset<Row> rows, boolean byYear) {
    Map<Integer, Long> years = new TreeMap<>();
    rows.selectExpr("year(time)")
        .collectAsList()
        .forEach(row -> years.merge(row.getInt(0), 1L, Long::sum));
    return new CatalogWriter.Events(rows, years, byYear);
  }

  private static void requireOrder(List<Path> files) throws IOException {
    for (Path file : files) {
      List<LongStatistics> groups = timeStatistics(file);
      assertThat(groups).hasSizeGreaterThan(2);
      for (int i = 0; i + 1 < groups.size(); i++) {
        assertThat(groups.get(i).hasNonNullValue()).isTrue();
        assertThat(groups.get(i).getMax()).isLessThanOrEqualTo(groups.get(i + 1).getMin());
      }
    }
  }

  private static List<Path> parquetFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static List<LongStatistics> timeStatistics(Path file) throws IOException {
    List<LongStatistics> statistics = new ArrayList<>();
    HadoopInputFile input =
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toString()), new Configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        block.getColumns().stream()
            .filter(column -> column.getPath().toDotString().equals("time"))
            .forEach(column -> statistics.add((LongStatistics) column.getStatistics()));
      }
    }
    return statistics;
  }
}
