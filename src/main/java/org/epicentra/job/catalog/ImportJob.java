package org.epicentra.job.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.CatalogImport;
import org.epicentra.spark.catalog.CatalogWriter;
import org.epicentra.spark.catalog.ImportCounts;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
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
 * @param maxRejected the share of rejected records above which nothing is published, 0 to 1
 */
public record ImportJob(
    CatalogSource source,
    List<String> eventTypes,
    String target,
    String rejects,
    boolean overwrite,
    double maxRejected)
    implements Job<ImportJob.Result> {

  /** The share of rejected records that is taken where nothing else is said. */
  public static final double MAX_REJECTED = 0.5;

  /**
   * @throws BadInputException when {@code maxRejected} is not a share
   */
  public ImportJob {
    eventTypes = List.copyOf(eventTypes);
    Setting.requireShare("maxRejected", maxRejected);
  }

  /**
   * What was done; in JSON the counts stand among the others.
   *
   * @param output the folder of the catalog
   * @param rejects the folder of the rejected records, or null
   * @param counts what became of the source's records
   * @param lines the lines of the source's files of text, each in one of its counts; their records
   *     are among those of {@code counts}
   * @param warnings what should be known before the events are used
   * @param hints options that would read what is rejected; each was tried on all records
   * @param renamed columns of the source that are kept under another name: as written, to as stored
   * @param seconds how long it took
   */
  public record Result(
      String output,
      String rejects,
      @JsonUnwrapped ImportCounts counts,
      ReadCounts lines,
      List<String> warnings,
      List<String> hints,
      Map<String, String> renamed,
      double seconds) {

    /** The lists are copied. */
    public Result {
      warnings = List.copyOf(warnings);
      hints = List.copyOf(hints);
    }

    /** The same with the names of settings in its hints as their reader knows them. */
    public Result worded(UnaryOperator<String> wording) {
      List<String> worded = hints.stream().map(wording).toList();
      return new Result(output, rejects, counts, lines, warnings, worded, renamed, seconds);
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

  @Override
  public void requireInputs(Configuration hadoop) {
    SourceTables.requireFiles(source, hadoop);
  }

  /**
   * Writes the rejects and the catalog, each whole or not at all, the catalog last. Of a source
   * that is refused the rejects are written all the same.
   *
   * @throws BadInputException when the source cannot be read, holds no usable event, more of its
   *     records are rejected than may be, or an output exists
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
      if (counts.read() == 0) {
        throw new BadInputException(String.join(", ", source.paths()) + " holds no records");
      }
      Residue residue = new Residue(counts, records.findings(), maxRejected);
      List<String> hints = residue.wantsHints() ? records.hints() : List.of();
      String refusal = counts.events() == 0 ? noEvents(counts) : residue.refusal();
      if (refusal == null) {
        CatalogWriter.write(records.events(), counts, catalog.stage());
      }
      if (rejected != null) {
        records.rejects().write().parquet(rejected.stage().toString());
        rejected.commit();
      }
      if (refusal != null) {
        throw new BadInputException(refusal + more(counts, hints));
      }
      catalog.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(
          target, rejects, counts, lines, residue.warnings(), hints, records.renamed(), seconds);
    }
  }

  private String noEvents(ImportCounts counts) {
    return String.format(
        Locale.ROOT,
        "none of the %,d records of %s is an event to keep",
        counts.read(),
        String.join(", ", source.paths()));
  }

  /** What became of the records of a source that is refused, and what to do. */
  private String more(ImportCounts counts, List<String> hints) {
    StringBuilder more = new StringBuilder();
    more.append(". Rejected: ").append(listed(counts.rejected()));
    if (!counts.otherTypes().isEmpty()) {
      more.append(". Other event types: ").append(listed(counts.otherTypes()));
      more.append(" (see ").append(Setting.named("eventType")).append(")");
    }
    if (!counts.notes().isEmpty()) {
      more.append(". Among the events: ").append(listed(counts.notes()));
    }
    hints.forEach(hint -> more.append(". Hint: ").append(hint));
    if (rejects != null) {
      more.append(". The rejected records are in ").append(rejects);
    } else if (counts.rejectedRecords() > 0) {
      more.append(". ").append(Setting.named("rejects")).append(" DIR keeps the rejected records");
    }
    if (counts.events() > 0) {
      more.append(". ")
          .append(Setting.named("maxRejected"))
          .append(" 1 takes the rest all the same");
    }
    return more.toString();
  }

  private static String listed(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; "));
  }
}
