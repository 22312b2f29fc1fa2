package org.epicentra.job.vae;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.Job;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.network.VaeElbo;

/**
 * {@code vae encode}: computes the posterior of z for each image.
 *
 * @param application the model and the images
 * @param samples draws of z for each image, for the ELBO
 * @param target folder for the images' columns and mean, log_variance and elbo
 * @param overwrite whether to replace an existing output
 */
public record EncodeJob(ModelApplication application, int samples, String target, boolean overwrite)
    implements Job<EncodeJob.Result> {
  /**
   * Checks the number of draws.
   *
   * @throws BadInputException when it is out of its range
   */
  public EncodeJob {
    ModelApplication.requireDraws(Setting.named("samples"), samples, 1, VaeElbo.MOST_SAMPLES);
  }

  /**
   * The images written.
   *
   * @param rows number of images
   * @param elbo mean ELBO of an image, in nats
   * @param binarize how the pixels were binarised
   * @param output path of the output
   * @param columns of the table that the model reads; none for images
   */
  public record Result(
      long rows,
      double elbo,
      String binarize,
      String output,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      EvaluationSettings settings = application.settings(folder, samples, 0);
      Dataset<Row> images = folder.open(spark, application.images());
      if (images.isEmpty()) {
        throw folder.noRows(application.images());
      }
      Dataset<Row> encoded =
          folder.columns().isEmpty()
              ? folder
                  .encoder(settings)
                  .transform(images)
                  .withMetadata(ImageReader.IMAGE, folder.shape().metadata())
              : folder.encoder(settings).transform(images).drop(ImageReader.IMAGE);
      encoded.write().parquet(output.stage().toString());
      output.commit();
      Dataset<Row> written = spark.read().parquet(HadoopPath.asPattern(output.target()));
      Row sums = written.selectExpr("count(*)", "avg(elbo)").first();
      return new Result(
          sums.getLong(0),
          sums.getDouble(1),
          settings.binarize().label(),
          target,
          folder.columns());
    }
  }
}
