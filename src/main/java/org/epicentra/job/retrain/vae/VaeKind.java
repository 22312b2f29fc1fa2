package org.epicentra.job.retrain.vae;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.FileSizes;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.Refit;
import org.epicentra.job.retrain.RegistryState;
import org.epicentra.job.vae.BlasInUse;
import org.epicentra.job.vae.EpochListener;
import org.epicentra.job.vae.ModelFolder;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * The nightly run of the autoencoder.
 *
 * @param images their path
 * @param options how to train
 * @param plan hold-out, mode and limits
 * @param listener receives the progress of each epoch
 */
public record VaeKind(String images, TrainOptions options, Plan plan, EpochListener listener)
    implements ModelKind {
  /**
   * The settings of a nightly run that a training does not have.
   *
   * @param holdoutShare of the images that is held out, in (0, 1)
   * @param refit full trains from random weights, warm from the champion's
   * @param limits of what the images may be like
   */
  public record Plan(double holdoutShare, Refit refit, ImageLimits limits) {
    /** The default share held out. */
    public static final double HOLDOUT_SHARE = 0.1;

    /**
     * @throws BadInputException when the share is out of its range, or the mode is the mixture's
     */
    public Plan {
      if (!(holdoutShare > 0 && holdoutShare < 1)) {
        throw new BadInputException(
            Setting.mustBe("holdoutShare", holdoutShare, "above 0 and below 1"));
      }
      if (refit.mode() == Refit.Mode.INCREMENTAL) {
        throw new BadInputException(
            Setting.mustBe("mode", refit.mode().label(), "full or warm for images"));
      }
    }
  }

  @Override
  public ModelProbe probe() {
    return ModelProbe.VAE;
  }

  @Override
  public void requireFiles(Configuration hadoop) {
    new SourceFiles(hadoop).requireThere(List.of(images));
  }

  @Override
  public void requireData(SparkSession spark) {
    ImageReader.open(spark, images);
  }

  @Override
  public Candidate open(SparkSession spark, RegistryState state) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    BlasInUse.of(options.blas());
    ModelFolder champion =
        state
            .champion()
            .map(version -> ModelFolder.read(version.model().toString(), hadoop))
            .orElse(null);
    if (champion != null) {
      requireSameLikelihood(champion.weights().architecture());
    }
    if (champion != null && champion.binarize() != options.settings().binarize()) {
      throw new BadInputException(
          "%s is %s and was %s for the champion, so that the two could not be compared: give the same, or another %s"
              .formatted(
                  Setting.named("binarize"),
                  options.settings().binarize().label(),
                  champion.binarize().label(),
                  Setting.named("name")));
    }
    Map<String, Long> files = FileSizes.below(images, hadoop);
    SplitImages split = new SplitImages(ImageReader.open(spark, images), plan.holdoutShare());
    return new NightlyImages(this, state, champion, files, split);
  }

  private void requireSameLikelihood(VaeArchitecture champion) {
    Likelihood now = options.likelihood().likelihood();
    if (champion.likelihood() != now) {
      throw new BadInputException(
          "%s is %s and was %s for the champion, so that the two could not be compared: give the same, or another %s"
              .formatted(
                  Setting.named("likelihood"),
                  now.label(),
                  champion.likelihood().label(),
                  Setting.named("name")));
    }
  }
}
