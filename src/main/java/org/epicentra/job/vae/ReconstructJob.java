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
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.picture.ImageWriter;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.EvaluationSettings;

/**
 * {@code vae reconstruct}: writes images beside their reconstructions, decoded from the posterior's
 * mean.
 *
 * @param application the model and the images
 * @param count number of images, from the first; 0 for all
 * @param pictures where and how to write them
 */
public record ReconstructJob(ModelApplication application, long count, ImageOutput pictures)
    implements Job<ReconstructJob.Result> {
  /**
   * Checks the number of images.
   *
   * @throws BadInputException when it is out of its range
   */
  public ReconstructJob {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new BadInputException(
          Setting.mustBe("count", count, "0 for all, or up to " + Integer.MAX_VALUE));
    }
  }

  /**
   * The pairs written.
   *
   * @param rows number of pairs
   * @param binarize how the pixels were binarised before they were encoded
   * @param output path of the output
   * @param columns of the table that the model reads; none for images
   */
  public record Result(
      long rows,
      String binarize,
      String output,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(pictures.target(application.paths()));
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
      EvaluationSettings settings = application.settings(folder, 1, 0);
      Dataset<Row> all = folder.open(spark, application.images());
      Dataset<Row> images = count == 0 ? all : all.limit((int) count);
      long rows = images.count();
      if (rows == 0) {
        throw folder.noRows(application.images());
      }
      List<String> columns = List.of(ImageReader.IMAGE, ImagePairs.RECONSTRUCTION);
      ImageWriter writer = new ImageWriter(pictures, folder.shape(), columns);
      writer.check(rows);
      Dataset<Row> pairs =
          ImagePairs.of(images, folder.encoder(settings), folder.shape().metadata());
      writer.write(pairs, output, hadoop);
      return new Result(rows, settings.binarize().label(), pictures.path(), folder.columns());
    }
  }
}
