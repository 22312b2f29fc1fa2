package org.epicentra.job.vae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Job;
import org.epicentra.job.ReportOutput;
import org.epicentra.spark.images.ImageLabels;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.spark.vae.VaeCheckpoints;
import org.epicentra.spark.vae.VaeTraining;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.evaluation.EvaluationSettings;
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
   * @param columns of a table of numbers to train on; none for images
   */
  public record Data(String images, String validation, List<String> columns) {
    /** Of images. */
    public Data(String images, String validation) {
      this(images, validation, List.of());
    }

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
   * @param report the page that shows the model with the images that it was trained on
   */
  public record Outputs(
      String model, String checkpoint, boolean resume, boolean overwrite, ReportJob.Output report) {

    /** Without a report. */
    public Outputs(String model, String checkpoint, boolean resume, boolean overwrite) {
      this(model, checkpoint, resume, overwrite, ReportJob.Output.NONE);
    }
  }

  /**
   * A finished training.
   *
   * @param summary the content of summary.json
   * @param outputs where the files are
   */
  public record Result(TrainSummary summary, Outputs outputs) {}

  @Override
  public List<OutputTarget> targets() {
    List<OutputTarget> targets = new ArrayList<>();
    targets.add(
        new OutputTarget(outputs.model(), OutputKind.AUTOENCODER, outputs.overwrite(), inputs()));
    if (outputs.report().isWanted()) {
      targets.add(outputs.report().target(data.paths()));
    }
    return targets;
  }

  private List<String> inputs() {
    return outputs.report().inputs(data.paths());
  }

  @Override
  public void check(Configuration hadoop) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("model", outputs.model());
    paths.put("checkpoint", outputs.checkpoint());
    paths.put("report", outputs.report().page());
    paths.values().removeIf(Objects::isNull);
    HadoopPath.requireApart(paths, hadoop);
    Job.super.check(hadoop);
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    new SourceFiles(hadoop).requireThere(data.paths());
    outputs.report().requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    String blas = BlasInUse.of(options.blas());
    try (AtomicOutput model = AtomicOutput.open(targets().get(0), hadoop)) {
      Dataset<Row> images = ImageReader.open(spark, data.images(), data.columns());
      InputColumn input = options.input(images);
      EpochClock clock = new EpochClock(options.settings(), listener);
      try (CachedImages cached = CachedImages.loadForTraining(images, input, options.settings());
          CachedImages validation = loadValidation(input, spark)) {
        ImageShape shape = ImageShape.of(images, cached.inputs());
        ImageLabels labels = labels(images, cached);
        TrainingState state = train(cached, validation, clock, hadoop);
        Synchronization sync = cached.synchronization(options.sync()); // as it was done
        double seconds = (System.nanoTime() - start) / 1e9;
        TrainSummary summary =
            TrainSummary.of(state, clock, settingsInForce(), blas, sync, seconds);
        ModelFolder folder =
            new ModelFolder(
                state.result().standardizedBy(input.standardization()),
                shape,
                options.settings().binarize(),
                data.columns());
        folder.write(model.stage(), summary, hadoop);
        model.commit();
        if (outputs.report().isWanted()) {
          report(folder, summary, cached, labels, spark);
        }
        return new Result(summary, outputs);
      }
    }
  }

  /** The labels of the page, checked before the training; null without either. */
  private ImageLabels labels(Dataset<Row> images, CachedImages cached) {
    return outputs.report().isWanted()
        ? outputs.report().labels(images, data.images(), cached.rows())
        : null;
  }

  private void report(
      ModelFolder folder,
      TrainSummary summary,
      CachedImages images,
      ImageLabels labels,
      SparkSession spark) {
    EvaluationSettings settings =
        new EvaluationSettings(
            folder.binarize(),
            1,
            outputs.report().importanceSamples(),
            ModelReport.SEED,
            options.blas());
    ModelReport report = new ModelReport(outputs.model(), data.images(), labels, settings);
    JsonNode json = JsonFiles.convert(summary, JsonNode.class);
    OutputTarget target = outputs.report().target(data.paths());
    ReportOutput.afterModel(
        outputs.model(),
        outputs.report().again(outputs.model(), data.images()),
        () -> report.write(folder, json, images, target, spark));
  }

  private CachedImages loadValidation(InputColumn input, SparkSession spark) {
    return data.validation() == null
        ? null
        : CachedImages.load(ImageReader.open(spark, data.validation(), data.columns()), input);
  }

  private TrainingState train(
      CachedImages images, CachedImages validation, EpochClock clock, Configuration hadoop) {
    VaeArchitecture architecture = options.architecture(images.inputs());
    VaeTraining training =
        new VaeTraining(architecture, options.settings(), options.blas())
            .withValidation(validation)
            .withSynchronization(options.sync());
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
    if (!data.columns().isEmpty()) {
      map.put("columns", data.columns());
    }
    map.putAll(options.inForce());
    map.put("checkpoint", outputs.checkpoint());
    return map;
  }
}
