package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.job.Job;
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.picture.ImageWriter;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.EvaluationSettings;

/**
 * {@code vae reconstruct}: images beside what the decoder makes of their posteriors' means.
 *
 * @param application the model and the images
 * @param count the first so many; 0 for all
 * @param pictures where they are written, and how
 */
public record ReconstructJob(ModelApplication application, long count, ImageOutput pictures)
    implements Job<ReconstructJob.Result> {
  /**
   * @throws BadInputException when the number of images is negative
   */
  public ReconstructJob {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new BadInputException(
          "--count is %d; it must be 0 for all, or up to %d".formatted(count, Integer.MAX_VALUE));
    }
  }

  /**
   * @param rows pairs written
   * @param binarize how the pixels were binarised that were encoded
   * @param output where they are
   */
  public record Result(long rows, String binarize, String output) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(pictures.target(application.paths()));
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      EvaluationSettings settings = application.settings(folder, 1, 0);
      Dataset<Row> all = ImageReader.open(spark, application.images());
      Dataset<Row> images = count == 0 ? all : all.limit((int) count);
      long rows = images.count();
      if (rows == 0) {
        throw new BadInputException(application.images() + " holds no images");
      }
      List<String> columns = List.of(ImageReader.IMAGE, ImagePairs.RECONSTRUCTION);
      ImageWriter writer = new ImageWriter(pictures, folder.shape(), columns);
      writer.check(rows);
      Dataset<Row> pairs =
          ImagePairs.of(images, folder.encoder(settings), folder.shape().metadata());
      writer.write(pairs, output, hadoop);
      return new Result(rows, settings.binarize().label(), pictures.path());
    }
  }
}
