package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.job.Job;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.EvaluationSettings;

/**
 * {@code vae encode}: the posterior of z for each image.
 *
 * @param application the model and the images
 * @param samples draws of z for each image, for the bound
 * @param target folder for the images' columns with mean, log_variance and elbo
 * @param overwrite whether an existing one is to be replaced
 */
public record EncodeJob(ModelApplication application, int samples, String target, boolean overwrite)
    implements Job<EncodeJob.Result> {
  /**
   * @throws BadInputException when there is no draw
   */
  public EncodeJob {
    ModelApplication.requireDraws("--samples", samples, 1, EvaluationSettings.MOST_SAMPLES);
  }

  /**
   * @param rows images written
   * @param elbo mean of their bounds, nats
   * @param binarize how the pixels were binarised
   * @param output where they are
   */
  public record Result(long rows, double elbo, String binarize, String output) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, application.paths()));
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      EvaluationSettings settings = application.settings(folder, samples, 0);
      Dataset<Row> images = ImageReader.open(spark, application.images());
      if (images.isEmpty()) {
        throw new BadInputException(application.images() + " holds no images");
      }
      Dataset<Row> encoded =
          folder
              .encoder(settings)
              .transform(images)
              .withMetadata(ImageReader.IMAGE, folder.shape().metadata());
      encoded.write().parquet(output.stage().toString());
      output.commit();
      Dataset<Row> written = spark.read().parquet(output.target().toString());
      Row sums = written.selectExpr("count(*)", "avg(elbo)").first();
      return new Result(sums.getLong(0), sums.getDouble(1), settings.binarize().label(), target);
    }
  }
}
