package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
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
 * {@code vae generate}: images decoded from draws of the prior.
 *
 * @param model folder of the model
 * @param draws how many, and of what
 * @param pictures where they are written, and how
 * @param blas what multiplies matrices
 */
public record GenerateJob(String model, Draws draws, ImageOutput pictures, BlasChoice blas)
    implements Job<GenerateJob.Result> {

  /**
   * @param count of images, 1 to 1e9
   * @param seed any number
   * @param sampled whether each pixel is drawn too; else it is its probability
   * @param steps images of a line from one draw to another; 1 for draws without lines
   */
  public record Draws(long count, long seed, boolean sampled, int steps) {
    private static final long MOST = 1_000_000_000;

    /**
     * @throws BadInputException when there is no image, too many, no step, or an unfinished line
     */
    public Draws {
      if (steps < 1) {
        throw new BadInputException("--interpolate is " + steps + "; it must be 1 or more");
      }
      if (count < 1 || count > MOST) {
        throw new BadInputException(
            "--count is %d; it must be from 1 to %,d".formatted(count, MOST));
      }
      if (count % steps != 0) {
        throw new BadInputException(
            "--count is %d; with --interpolate %d it must be a multiple of it, such as %d"
                .formatted(count, steps, (count / steps + 1) * steps));
      }
    }
  }

  /**
   * @param rows images written
   * @param seed what they were drawn with
   * @param sampled whether pixels were drawn
   * @param binarize how the pixels were binarised that the model was trained on
   * @param output where they are
   */
  public record Result(long rows, long seed, boolean sampled, String binarize, String output) {}

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
          draws.count(), draws.seed(), draws.sampled(), folder.binarize().label(), pictures.path());
    }
  }
}
