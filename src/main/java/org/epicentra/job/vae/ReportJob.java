package org.epicentra.job.vae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
import org.epicentra.job.CommandWords;
import org.epicentra.job.Job;
import org.epicentra.spark.images.ImageLabels;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.evaluation.EvaluationSettings;

/**
 * {@code vae report}: a page about a model and some images.
 *
 * @param application the model and the images
 * @param output the page
 */
public record ReportJob(ModelApplication application, Output output)
    implements Job<ReportJob.Result> {
  /** Draws for log p(x) of an image, where no number is asked for. */
  public static final int IMPORTANCE_SAMPLES = ModelReport.IMPORTANCE_SAMPLES;

  /**
   * The page and what it is to show besides the images.
   *
   * @param page an HTML file; null for none
   * @param labels path of the images' labels; null for those of the images' own column, if any
   * @param importanceSamples draws for log p(x) of each image of the sample; 0 for none
   * @param overwrite whether an existing page is to be replaced
   */
  public record Output(String page, String labels, int importanceSamples, boolean overwrite) {
    /** No page. */
    public static final Output NONE = new Output(null, null, IMPORTANCE_SAMPLES, false);

    /**
     * Checks the number of draws.
     *
     * @throws org.epicentra.BadInputException when it is out of its range
     */
    public Output {
      ModelApplication.requireDraws(
          Setting.named("importanceSamples"), importanceSamples, 0, Integer.MAX_VALUE);
    }

    /** Whether there is a page to draw. */
    boolean isWanted() {
      return page != null;
    }

    /** The paths that are read with these paths. */
    List<String> inputs(List<String> paths) {
      List<String> inputs = new ArrayList<>(paths);
      if (labels != null) {
        inputs.add(labels);
      }
      return inputs;
    }

    /**
     * The page as a job declares it.
     *
     * @param paths that the job reads besides the labels
     */
    OutputTarget target(List<String> paths) {
      return new OutputTarget(page, OutputKind.PAGE, overwrite, inputs(paths));
    }

    /** The command that draws the page of a model. */
    CommandWords again(String model, String images) {
      CommandWords words = new CommandWords("vae report");
      words.with("model", model).with("images", images).with("labels", labels);
      if (importanceSamples != IMPORTANCE_SAMPLES) {
        words.with("importanceSamples", importanceSamples);
      }
      words.with("output", page);
      return overwrite ? words.with("overwrite") : words;
    }

    /** Checks that the labels are there, before anything is read. */
    void requireInputs(Configuration hadoop) {
      if (labels != null) {
        new SourceFiles(hadoop).requireThere(List.of(labels));
      }
    }

    /**
     * The labels of images.
     *
     * @param images path of the images
     * @param rows number of the images
     * @throws org.epicentra.BadInputException when there are more or fewer labels
     */
    ImageLabels labels(Dataset<Row> table, String images, long rows) {
      if (labels == null) {
        return ImageLabels.in(table, images);
      }
      ImageLabels read =
          ImageLabels.read(labels, table.sparkSession().sparkContext().hadoopConfiguration());
      read.requireRows(rows);
      return read;
    }
  }

  /**
   * The page drawn.
   *
   * @param page path of the page
   * @param bytes its size
   * @param rows number of images
   */
  public record Result(String page, long bytes, long rows) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(output.target(application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    ModelFolder.read(application.model(), hadoop).requireDrawable();
    ModelFolder.summary(application.model(), hadoop);
    output.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    JsonNode summary = ModelFolder.summary(application.model(), hadoop);
    EvaluationSettings settings = application.settings(folder, 1, output.importanceSamples());
    Dataset<Row> table = folder.open(spark, application.images());
    try (CachedImages images = CachedImages.load(table, folder.input(settings.binarize()))) {
      ImageLabels labels = output.labels(table, application.images(), images.rows());
      ModelReport report =
          new ModelReport(application.model(), application.images(), labels, settings);
      long bytes = report.write(folder, summary, images, targets().get(0), spark);
      return new Result(output.page(), bytes, images.rows());
    }
  }
}
