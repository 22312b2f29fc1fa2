package org.epicentra.job.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.job.PageFile;
import org.epicentra.job.ReportOutput;
import org.epicentra.job.registry.CardSource;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.report.retrain.RunFacts;
import org.epicentra.report.retrain.RunPage;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a nightly run. Whatever goes wrong with it is logged and reported beside the result,
 * which it never changes.
 */
final class RunPages {
  private static final Logger LOG = LoggerFactory.getLogger(RunPages.class);

  private final RetrainJob job;
  private final SparkSession spark;
  private MixtureViews views;
  private String missing;

  /**
   * What a run knew of its registry.
   *
   * @param state as it was when the run began
   * @param options of the run; empty where it ended before they were known
   */
  record Found(ModelRegistry registry, RegistryState state, Map<String, Object> options) {}

  RunPages(RetrainJob job, SparkSession spark) {
    this.job = job;
    this.spark = spark;
  }

  /** Where a page goes: an earlier one is replaced, and nothing else is. */
  static OutputTarget target(String page) {
    return new OutputTarget(page, OutputKind.PAGE, true, List.of());
  }

  /** Looks at the models while the data are open. */
  void look(ModelKind.Challenger challenger) {
    try {
      views = challenger.views();
    } catch (Exception | FSError e) { // Spark throws checked exceptions that it does not declare
      missing = "the maps could not be drawn: " + words(e);
      log("the page " + job.page() + " has no maps; the run goes on: " + words(e), e);
    }
  }

  /** Writes the page of a result. */
  RunResult.Page write(RunResult result, Found found) {
    try {
      String html = new RunPage(facts(result, found)).html();
      long bytes = PageFile.write(target(job.page()), html, hadoop());
      return new RunResult.Page(job.page(), bytes, missing);
    } catch (Exception | FSError e) { // the latter of a disk that is full
      String problem = words(e);
      log("the page " + job.page() + " is not written; the run stands: " + problem, e);
      return new RunResult.Page(job.page(), null, problem);
    }
  }

  /** With its stack trace only where it is a fault of the program. */
  private static void log(String message, Throwable thrown) {
    if (Failure.of(thrown).code() == ExitCode.BUG) {
      LOG.warn(message, thrown);
    } else {
      LOG.warn(message);
    }
  }

  private static String words(Throwable thrown) {
    return Caller.spelled(String.valueOf(Failure.of(thrown).message()));
  }

  private RunFacts facts(RunResult result, Found found) {
    ModelRegistry registry = found.registry();
    List<VersionFacts> versions = new ArrayList<>();
    registry.versionsByNumber().values().forEach(each -> versions.add(CardSource.facts(each)));
    List<PromotionFacts> promotions = CardSource.facts(registry.champions());
    return new RunFacts(
        new RunFacts.Place(
            job.place().name(), registry.folder().toString(), job.kind().probe().label()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        JsonFiles.convert(result, JsonNode.class),
        JsonFiles.convert(found.options(), JsonNode.class),
        JsonFiles.convert(job.rule(), JsonNode.class),
        found.state().championNumber(),
        versions,
        promotions,
        views,
        missing,
        ReportOutput.versions(spark));
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
