package org.epicentra.job.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
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
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.TrainingState;

/**
 * {@code vae train}: trains the autoencoder on images.
 *
 * @param data the images
 * @param options of the network and its training
 * @param outputs where to write
 * @param listener receives the progress
 */
public record TrainJob(Data data, TrainOptions options, Outputs outputs, EpochListener listener)
    implements Job<TrainJob.Result> {

  /**
   * The images to read.
   *
   * @param images path of those to train on
   * @param validation path of images whose loss is computed after each epoch; null for none
   */
  public record Data(String images, String validation) {
    private List<String> paths() {
      return validation == null ? List.of(images) : List.of(images, validation);
    }
  }

  /**
   * Where a training writes.
   *
   * @param model folder of the model
   * @param checkpoint folder for the state after each epoch; null for none
   * @param resume whether to continue from there
   * @param overwrite whether to replace an existing model
   */
  public record Outputs(String model, String checkpoint, boolean resume, boolean overwrite) {}

  /**
   * A finished training.
   *
   * @param summary the content of summary.json
   * @param outputs where the files are
   */
  public record Result(TrainSummary summary, Outputs outputs) {}

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
          Setting.named("model") + " and " + Setting.named("checkpoint"),
          outputs.model(),
          outputs.checkpoint(),
          hadoop);
    }
    Job.super.check(hadoop);
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    new SourceFiles(hadoop).requireThere(data.paths());
  }

  @Override
  public Result run(SparkSession spark) {
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
        shape = ImageShape.of(images, cached.inputs());
        state = train(cached, validation, clock, hadoop);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      TrainSummary summary = TrainSummary.of(state, clock, settingsInForce(), blas, seconds);
      new ModelFolder(state.result(), shape, options.settings().binarize())
          .write(model.stage(), summary, hadoop);
      model.commit();
      return new Result(summary, outputs);
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
