package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Job;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.images.Binarize;

/**
 * {@code vae import}: writes images as Parquet and checks every pixel.
 *
 * @param images path of the images
 * @param target folder for the Parquet
 * @param overwrite whether to replace an existing output
 */
public record ImportJob(String images, String target, boolean overwrite)
    implements Job<ImportJob.Result> {

  /**
   * The images written.
   *
   * @param rows number of images
   * @param width in pixels, see {@link ImageShape#of(Dataset, int)}
   * @param height in pixels
   * @param output path of the output
   * @param seconds wall-clock time
   */
  public record Result(long rows, int width, int height, String output, double seconds) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, List.of(images)));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    new SourceFiles(hadoop).requireThere(List.of(images));
  }

  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      Dataset<Row> table = ImageReader.open(spark, images);
      long rows;
      int inputs;
      try (CachedImages checked = CachedImages.load(table, ImageReader.IMAGE, Binarize.NONE)) {
        rows = checked.rows();
        inputs = checked.inputs();
      }
      ImageShape shape = ImageShape.of(table, inputs);
      table.write().parquet(output.stage().toString());
      output.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(rows, shape.width(), shape.height(), target, seconds);
    }
  }
}
