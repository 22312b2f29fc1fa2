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
import org.epicentra.vae.images.Binarize;

/**
 * {@code vae import}: images into Parquet, every pixel checked.
 *
 * @param images path of the images
 * @param target folder for the Parquet
 * @param overwrite whether an existing one is to be replaced
 */
public record ImportJob(String images, String target, boolean overwrite)
    implements Job<ImportJob.Result> {

  /**
   * @param rows images written
   * @param width in pixels; without a told shape that of a square, or all pixels in one line
   * @param height in pixels
   * @param output where they are
   */
  public record Result(long rows, int width, int height, String output, double seconds) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(target, OutputKind.TABLE, overwrite, List.of(images)));
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
      ImageShape shape = ImageShapes.of(table, inputs);
      table.write().parquet(output.stage().toString());
      output.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(rows, shape.width(), shape.height(), target, seconds);
    }
  }
}
