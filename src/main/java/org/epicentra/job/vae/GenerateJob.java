package org.epicentra.job.vae;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.Job;
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.picture.ImageWriter;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.vae.GeneratedImages;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentDraws;

/**
 * {@code vae generate}: decodes draws of the prior into images.
 *
 * @param model folder of the model
 * @param draws the images to draw
 * @param pictures where and how to write them
 * @param blas the matrix products
 */
public record GenerateJob(String model, Draws draws, ImageOutput pictures, BlasChoice blas)
    implements Job<GenerateJob.Result> {

  /**
   * The images to draw.
   *
   * @param count number of images, 1 to 1e9
   * @param seed any number
   * @param sampled whether each pixel is drawn as 0 or 1; otherwise it is its probability
   * @param steps images of a line from one draw to another; 1 for independent draws
   */
  public record Draws(long count, long seed, boolean sampled, int steps) {
    private static final long MOST = 1_000_000_000;

    /**
     * Checks the ranges.
     *
     * @throws BadInputException when there are no images or too many, no steps, or an incomplete
     *     line
     */
    public Draws {
      if (steps < 1) {
        throw new BadInputException(Setting.mustBe("interpolate", steps, "1 or more"));
      }
      if (count < 1 || count > MOST) {
        throw new BadInputException(
            Setting.mustBe("count", count, String.format(Locale.ROOT, "from 1 to %,d", MOST)));
      }
      if (count % steps != 0) {
        throw new BadInputException(
            Setting.mustBe(
                "count",
                count,
                "a multiple of %s, %d, such as %d"
                    .formatted(Setting.named("interpolate"), steps, (count / steps + 1) * steps)));
      }
    }
  }

  /**
   * The images written.
   *
   * @param rows number of images
   * @param seed of the draws
   * @param sampled whether pixels were drawn
   * @param binarize how the pixels of the model's training images were binarised
   * @param output path of the output
   * @param columns of the table that the model reads; none for images
   */
  public record Result(
      long rows,
      long seed,
      boolean sampled,
      String binarize,
      String output,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(pictures.target(List.of(model)));
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    BlasInUse.of(blas);
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      ImageWriter writer = new ImageWriter(pictures, folder.shape(), List.of(ImageReader.IMAGE));
      writer.check(draws.count());
      LatentDraws points = new LatentDraws(draws.seed(), draws.steps());
      GeneratedImages images = new GeneratedImages(points, draws.count(), draws.sampled(), blas);
      writer.write(images.table(spark, folder.weights(), folder.shape()), output, hadoop);
      return new Result(
          draws.count(),
          draws.seed(),
          draws.sampled(),
          folder.binarize().label(),
          pictures.path(),
          folder.columns());
    }
  }
}
