package org.epicentra.job.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.RejectionHints;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.CatalogImport;
import org.epicentra.spark.catalog.CatalogWriter;
import org.epicentra.spark.catalog.ImportCounts;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.records.ReadCounts;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * Turns raw catalog files into clean Parquet.
 *
 * @param source what to read
 * @param eventTypes the event types to keep, or {@code all}
 * @param target the folder for the catalog
 * @param rejects the folder for rejected records, or null to count them only
 * @param overwrite whether existing folders are replaced
 */
public record ImportJob(
    CatalogSource source, List<String> eventTypes, String target, String rejects, boolean overwrite)
    implements Job<ImportJob.Result> {

  public ImportJob {
    eventTypes = List.copyOf(eventTypes);
  }

  /**
   * What was done; in JSON the counts stand among the others.
   *
   * @param output the folder of the catalog
   * @param rejects the folder of the rejected records, or null
   * @param counts what became of the source's records
   * @param lines the lines of the source's files of text, each in one of its counts; their records
   *     are among those of {@code counts}
   * @param renamed columns of the source that are kept under another name: as written, to as stored
   * @param seconds how long it took
   */
  public record Result(
      String output,
      String rejects,
      @JsonUnwrapped ImportCounts counts,
      ReadCounts lines,
      Map<String, String> renamed,
      double seconds) {

    /** Remedies for the rejected records. */
    public List<String> hints() {
      return RejectionHints.of(counts.rejected().keySet());
    }
  }

  @Override
  public List<OutputTarget> targets() {
    List<OutputTarget> outputs = new ArrayList<>();
    outputs.add(table(target));
    if (rejects != null) {
      outputs.add(table(rejects));
    }
    return outputs;
  }

  @Override
  public void check(Configuration hadoop) {
    if (rejects != null) {
      HadoopPath.requireApart(
          Setting.named("output") + " and " + Setting.named("rejects"), target, rejects, hadoop);
    }
    Job.super.check(hadoop);
  }

  private OutputTarget table(String path) {
    return new OutputTarget(path, OutputKind.TABLE, overwrite, source.paths());
  }

  /**
   * Writes the rejects and the catalog, each whole or not at all, the catalog last.
   *
   * @throws BadInputException when the source cannot be read, holds no usable event, or an output
   *     exists
   */
  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput catalog = AtomicOutput.open(table(target), hadoop);
        AtomicOutput rejected = rejects == null ? null : AtomicOutput.open(table(rejects), hadoop);
        CatalogImport records = CatalogImport.open(spark, source, eventTypes)) {
      ImportCounts counts = records.counts();
      ReadCounts lines = records.lines();
      requireEvents(counts);
      CatalogWriter.write(records.events(), catalog.stage());
      if (rejected != null) {
        records.rejects().write().parquet(rejected.stage().toString());
        rejected.commit();
      }
      catalog.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(target, rejects, counts, lines, records.renamed(), seconds);
    }
  }

  private void requireEvents(ImportCounts counts) {
    if (counts.read() == 0) {
      throw new BadInputException(String.join(", ", source.paths()) + " holds no records");
    }
    if (counts.events() == 0) {
      throw new BadInputException(
          "none of the "
              + counts.read()
              + " records of "
              + String.join(", ", source.paths())
              + " is an event to keep. Rejected: "
              + listed(counts.rejected())
              + ". Other event types: "
              + listed(counts.otherTypes())
              + " (see "
              + Setting.named("eventType")
              + ")"
              + hints(counts));
    }
  }

  private static String hints(ImportCounts counts) {
    return RejectionHints.of(counts.rejected().keySet()).stream()
        .map(hint -> ". Hint: " + hint)
        .collect(Collectors.joining());
  }

  private static String listed(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; "));
  }
}
