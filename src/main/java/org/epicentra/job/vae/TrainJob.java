package org.epicentra.job.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Job;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.VaeCheckpoints;
import org.epicentra.spark.vae.VaeTraining;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.TrainingState;

/**
 * {@code vae train}: trains the autoencoder on images.
 *
 * @param data the images
 * @param options how to train
 * @param outputs where to write
 * @param listener told of each epoch
 */
public record TrainJob(
    TrainData data, TrainOptions options, TrainOutputs outputs, EpochListener listener)
    implements Job<TrainResult> {

  @Override
  public List<OutputTarget> targets() {
    return List.of(
        new OutputTarget(
            outputs.model(), OutputKind.AUTOENCODER, outputs.overwrite(), data.paths()));
  }

  @Override
  public void check(Configuration hadoop) {
    if (outputs.checkpoint() != null) {
      HadoopPath.requireApart(
          "--model and --checkpoint", outputs.model(), outputs.checkpoint(), hadoop);
    }
    Job.super.check(hadoop);
  }

  @Override
  public TrainResult run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    String blas = BlasInUse.of(options.blas());
    try (AtomicOutput model = AtomicOutput.open(targets().get(0), hadoop)) {
      Dataset<Row> images = ImageReader.open(spark, data.images());
      EpochClock clock = new EpochClock(options.settings(), listener);
      TrainingState state;
      ImageShape shape;
      try (CachedImages cached = load(images);
          CachedImages validation = loadValidation(spark)) {
        shape = ImageShapes.of(images, cached.inputs());
        state = train(cached, validation, clock, hadoop);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      TrainSummary summary = TrainSummary.of(state, clock, settingsInForce(), blas, seconds);
      new ModelFolder(state.result(), shape, options.settings().binarize())
          .write(model.stage(), summary, hadoop);
      model.commit();
      return new TrainResult(summary, outputs);
    }
  }

  private CachedImages load(Dataset<Row> images) {
    return CachedImages.load(images, ImageReader.IMAGE, options.settings().binarize());
  }

  private CachedImages loadValidation(SparkSession spark) {
    return data.validation() == null ? null : load(ImageReader.open(spark, data.validation()));
  }

  private TrainingState train(
      CachedImages images, CachedImages validation, EpochClock clock, Configuration hadoop) {
    VaeArchitecture architecture = options.architecture(images.inputs());
    VaeTraining training =
        new VaeTraining(architecture, options.settings(), options.blas())
            .withValidation(validation);
    if (outputs.checkpoint() == null) {
      return training.train(images, clock);
    }
    VaeCheckpoints checkpoints = VaeCheckpoints.in(outputs.checkpoint(), hadoop);
    VaeTraining kept = training.withCheckpoints(checkpoints);
    return outputs.resume() ? kept.resume(images, clock) : kept.train(images, clock);
  }

  private Map<String, Object> settingsInForce() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("images", data.images());
    map.put("validation", data.validation());
    map.putAll(options.inForce());
    map.put("checkpoint", outputs.checkpoint());
    return map;
  }
}
