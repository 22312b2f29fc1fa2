package org.epicentra.job.demo;

import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.picture.ImageFormat;
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.vae.EpochListener;
import org.epicentra.job.vae.GenerateJob;
import org.epicentra.job.vae.TrainJob;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The second half of the tour: a small autoencoder, trained on 600 bundled digits for a few epochs,
 * draws new digits, which are blurred since it has seen so few.
 *
 * @param folder of the tour
 * @param overwrite whether the outputs of an earlier tour are replaced
 * @param steps receives the title of each step before it begins
 * @param listener receives the progress of the training
 */
record SampleDigits(
    String folder, boolean overwrite, Consumer<String> steps, EpochListener listener) {
  private static final String IMAGES = "mnist-test-600-images-idx3-ubyte.gz";
  private static final String LABELS = "mnist-test-600-labels-idx1-ubyte.gz";
  private static final int EPOCHS = 25;
  private static final int BATCH = 20;
  private static final double LEARNING_RATE = 2e-3;
  private static final List<Integer> HIDDEN = List.of(200);
  private static final int LATENT = 20;
  private static final int DRAWN = 64;
  private static final int PER_ROW = 8;

  /**
   * The results of the steps.
   *
   * @param images the path of the bundled digits
   * @param training of the autoencoder
   * @param grid the picture of the digits that were drawn
   */
  public record Result(String images, TrainJob.Result training, GenerateJob.Result grid) {}

  /** All that this half writes. */
  List<OutputTarget> targets() {
    return List.of(
        DemoJob.sample(raw(IMAGES), overwrite),
        DemoJob.sample(raw(LABELS), overwrite),
        new OutputTarget(model(), OutputKind.AUTOENCODER, overwrite, List.of()),
        grid().target(List.of()));
  }

  private String raw(String name) {
    return folder + "/raw/" + name;
  }

  private String model() {
    return folder + "/digits-model";
  }

  private ImageOutput grid() {
    return new ImageOutput(folder + "/digits.png", ImageFormat.GRID, PER_ROW, overwrite);
  }

  Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    String images = raw(IMAGES);
    DemoJob.copySample(IMAGES, images, overwrite, hadoop);
    DemoJob.copySample(LABELS, raw(LABELS), overwrite, hadoop);

    steps.accept("5/6 training a small autoencoder on 600 bundled digits");
    TrainingSettings settings =
        new TrainingSettings(
            EPOCHS,
            BATCH,
            LEARNING_RATE,
            Binarize.THRESHOLD,
            Objective.ELBO,
            Objective.ELBO.defaultEstimator(),
            1,
            1,
            0,
            0);
    TrainOptions options =
        new TrainOptions(
            settings,
            new TrainOptions.HiddenOptions(HIDDEN, Activation.LEAKY_RELU),
            new TrainOptions.LatentOptions(LATENT, LatentFamily.NORMAL, 0),
            BlasChoice.AUTO);
    TrainJob.Outputs outputs = new TrainJob.Outputs(model(), null, false, overwrite);
    TrainJob.Result training =
        new TrainJob(new TrainJob.Data(images, null), options, outputs, listener).run(spark);

    steps.accept("6/6 drawing digits");
    GenerateJob.Draws draws = new GenerateJob.Draws(DRAWN, 1, false, 1);
    GenerateJob.Result drawn =
        new GenerateJob(outputs.model(), draws, grid(), BlasChoice.AUTO).run(spark);
    return new Result(images, training, drawn);
  }
}
