package org.epicentra.job.vae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.job.PageFile;
import org.epicentra.job.ReportOutput;
import org.epicentra.report.vae.VaeFacts;
import org.epicentra.report.vae.VaePage;
import org.epicentra.spark.images.ImageLabels;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.ImageSurvey;
import org.epicentra.spark.vae.VaeEvaluation;
import org.epicentra.spark.vae.WeightsFile;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.PrincipalPlane;
import org.epicentra.vae.evaluation.RowSample;
import org.epicentra.vae.evaluation.SurveyPlan;
import org.epicentra.vae.evaluation.SurveySum;
import org.epicentra.vae.evaluation.SurveyedRow;
import org.epicentra.vae.kernel.Blas;

/**
 * Draws a model and some images: one pass over the images for the bound and the variances of the
 * posterior means, one for their second moments and a sample, whose sums do not grow with the
 * number of images, then the page.
 *
 * @param folder of the model, which is complete
 * @param images path of the images
 * @param labels of the images; null for none
 * @param settings of the evaluation
 */
record ModelReport(String folder, String images, ImageLabels labels, EvaluationSettings settings) {
  /** Draws for log p(x) of an image, where no number is asked for. */
  static final int IMPORTANCE_SAMPLES = 200;

  /** Images of the sample. */
  static final int SAMPLE = 2000;

  /** Draws and the sample have a seed of their own, where none is asked for. */
  static final long SEED = 1;

  /**
   * Writes the page.
   *
   * @param cached the images
   * @param summary the content of summary.json
   * @return the size of the page in bytes
   */
  long write(
      ModelFolder model,
      JsonNode summary,
      CachedImages cached,
      OutputTarget target,
      SparkSession spark) {
    return PageFile.write(
        target,
        () -> new VaePage(facts(model, summary, cached, spark)).html(),
        spark.sparkContext().hadoopConfiguration());
  }

  private VaeFacts facts(
      ModelFolder model, JsonNode summary, CachedImages cached, SparkSession spark) {
    EvaluationSettings bound =
        new EvaluationSettings(
            settings.binarize(), settings.samples(), 0, settings.seed(), settings.blas());
    VaeEvaluation evaluation = VaeEvaluation.of(cached, model.weights(), bound);
    PagePictures pictures =
        new PagePictures(model.weights(), model.shape(), Blas.of(settings.blas()), settings.seed());
    double[] variances = evaluation.units().variances();
    RowSample sample = new RowSample(cached.rows(), SAMPLE, settings.seed());
    SurveyPlan plan = new SurveyPlan(sample, pictures.shown(), SurveyPlan.mostVaried(variances));
    SurveySum survey = ImageSurvey.of(cached, model.weights(), settings, plan);
    List<SurveyedRow> rows = survey.rows();
    Map<Long, String> names =
        labels == null
            ? Map.of()
            : labels.of(rows.stream().map(SurveyedRow::key).collect(Collectors.toSet()));
    List<SurveyedRow> shown = rows.stream().filter(row -> row.pixels() != null).toList();
    return new VaeFacts(
        summary,
        model.weights().architecture(),
        measured(evaluation),
        surveyed(survey, names),
        pictures.of(shown, names, variances),
        origin(summary, cached.rows(), spark));
  }

  private static VaeFacts.Measured measured(VaeEvaluation evaluation) {
    return new VaeFacts.Measured(
        evaluation.rows(),
        evaluation.elbo(),
        evaluation.reconstruction(),
        evaluation.kl(),
        evaluation.units().variances(),
        evaluation.klTerms(),
        evaluation.activeUnits());
  }

  private VaeFacts.Surveyed surveyed(SurveySum survey, Map<Long, String> names) {
    PrincipalPlane plane = PrincipalPlane.of(survey.moments());
    List<VaeFacts.Mark> marks = new ArrayList<>();
    for (SurveyedRow row : survey.rows()) {
      double[] at = plane.at(row.mean());
      marks.add(
          new VaeFacts.Mark(
              at[0],
              at[1],
              names.get(row.key()),
              row.reconstruction(),
              row.kl(),
              row.logLikelihood()));
    }
    return new VaeFacts.Surveyed(
        marks,
        settings.importanceSamples(),
        survey.logLikelihood().mean(),
        survey.logLikelihood().standardError(),
        plane.variances());
  }

  private VaeFacts.Origin origin(JsonNode summary, long rows, SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Path weights = new Path(HadoopPath.of(folder, hadoop).path(), WeightsFile.NAME);
    boolean trainedOn =
        summary.path("rows").asLong() == rows
            && isSame(summary.path("settings").path("images").asText(), images, hadoop);
    return new VaeFacts.Origin(
        images,
        trainedOn,
        labels == null ? null : labels.source(),
        settings.binarize().label(),
        settings.seed(),
        ReportOutput.digest(weights, WeightsFile.ADVICE, hadoop),
        ReportOutput.versions(spark));
  }

  /** Whether two texts name one path: relative or absolute, with its file system or without. */
  static boolean isSame(String one, String other, Configuration hadoop) {
    if (one.isEmpty() || one.equals(other)) {
      return !one.isEmpty();
    }
    try {
      return HadoopPath.of(one, hadoop).path().equals(HadoopPath.of(other, hadoop).path());
    } catch (BadInputException e) { // such as a file system that is not known here
      return false;
    }
  }
}
