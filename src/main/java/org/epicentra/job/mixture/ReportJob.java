package org.epicentra.job.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.CommandWords;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi report}: a page about a model and the events of a catalog, or a picture of their map.
 *
 * @param application the model and the catalog
 * @param outputs at least one file
 */
public record ReportJob(ModelApplication application, Outputs outputs)
    implements Job<ReportJob.Result> {
  /**
   * The files that show a model.
   *
   * @param page an HTML file, or null for none
   * @param picture a PNG file of the map alone, or null for none
   * @param overwrite whether existing ones are to be replaced
   */
  public record Outputs(String page, String picture, boolean overwrite) {
    /** No files. */
    public static final Outputs NONE = new Outputs(null, null, false);

    /** Whether there is anything to draw. */
    boolean areWanted() {
      return page != null || picture != null;
    }

    /**
     * The files as a job declares them.
     *
     * @param inputs paths that the job reads
     */
    List<OutputTarget> targets(List<String> inputs) {
      List<OutputTarget> targets = new ArrayList<>();
      if (page != null) {
        targets.add(new OutputTarget(page, OutputKind.PAGE, overwrite, inputs));
      }
      if (picture != null) {
        targets.add(new OutputTarget(picture, OutputKind.PICTURE, overwrite, inputs));
      }
      return targets;
    }

    /** The command that draws the files of a model. */
    CommandWords again(String model, CatalogSource source) {
      CommandWords words = new CommandWords("cavi report");
      words.with("model", model).with("catalog", source.paths());
      if (!source.format().equals(CatalogSource.AUTO)) {
        words.with("format", source.format());
      }
      source.columns().forEach((name, sql) -> words.with("column", name + "=" + sql));
      words.with("output", page).with("png", picture);
      return overwrite ? words.with("overwrite") : words;
    }
  }

  /**
   * @throws BadInputException when no file is wanted
   */
  public ReportJob {
    if (!outputs.areWanted()) {
      throw new BadInputException(
          "there is nothing to draw: give %s, %s or both"
              .formatted(Setting.named("output"), Setting.named("png")));
    }
  }

  /**
   * @param page the HTML file, or null
   * @param bytes its size
   * @param picture the PNG file, or null
   */
  public record Result(String page, long bytes, String picture) {}

  @Override
  public List<OutputTarget> targets() {
    return outputs.targets(application.paths());
  }

  @Override
  public void check(Configuration hadoop) {
    if (outputs.page() != null && outputs.picture() != null) {
      HadoopPath.requireApart(
          Setting.named("output") + " and " + Setting.named("png"),
          outputs.page(),
          outputs.picture(),
          hadoop);
    }
    Job.super.check(hadoop);
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    ModelFolder.summary(application.model(), hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    JsonNode summary = ModelFolder.summary(application.model(), hadoop);
    ModelApplication.Opened opened = application.open(spark, folder);
    Scoring.requirePossible(application.model(), folder.posterior(), opened.selected().events());
    ModelReport report =
        new ModelReport(
            application.model(),
            application.source().paths(),
            ModelReport.Reading.of(opened.catalog()));
    long bytes = report.write(folder, summary, opened.selected(), targets(), spark);
    return new Result(outputs.page(), bytes, outputs.picture());
  }
}
