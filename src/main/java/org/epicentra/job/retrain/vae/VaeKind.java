package org.epicentra.job.retrain.vae;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
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

/**
 * The nightly run of the autoencoder.
 *
 * @param images their path
 * @param options how to train
 * @param plan hold-out, mode, checks
 * @param listener told of each epoch
 */
public record VaeKind(String images, TrainOptions options, Plan plan, EpochListener listener)
    implements ModelKind {
  /**
   * What is particular to a nightly run.
   *
   * @param holdoutShare of the images that is held out, in (0, 1)
   * @param minHoldout fewest images held out
   * @param limits of what the images may be like
   * @param refit full trains from random weights, warm from the champion's
   */
  public record Plan(double holdoutShare, int minHoldout, ImageLimits limits, Refit refit) {
    public Plan {
      if (!(holdoutShare > 0 && holdoutShare < 1)) {
        throw new BadInputException(
            "--holdout-share is " + holdoutShare + "; it must lie in (0, 1)");
      }
      if (refit.mode() == Refit.Mode.INCREMENTAL) {
        throw new BadInputException("--mode incremental is the mixture's; use full or warm");
      }
    }
  }

  @Override
  public String kind() {
    return ModelProbe.VAE.label();
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
    if (champion != null && champion.binarize() != options.settings().binarize()) {
      throw new BadInputException(
          "--binarize is %s and was %s for the champion, so that nothing could be compared: give the same, or another --name"
              .formatted(options.settings().binarize().label(), champion.binarize().label()));
    }
    Map<String, Long> files = FileSizes.below(images, hadoop);
    SplitImages split = new SplitImages(ImageReader.open(spark, images), plan.holdoutShare());
    return new NightlyImages(this, state, champion, files, split);
  }
}
