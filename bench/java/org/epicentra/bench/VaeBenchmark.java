package org.epicentra.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.spark.CachedImages;
import org.epicentra.spark.ImageReader;
import org.epicentra.spark.SparkSessions;
import org.epicentra.spark.VaeTraining;
import org.epicentra.vae.BlasChoice;
import org.epicentra.vae.TrainingListener;
import org.epicentra.vae.TrainingSettings;
import org.epicentra.vae.TrainingState;
import org.epicentra.vae.VaeArchitecture;

/**
 * Trains the reference network with a Spark job per minibatch and prints a line for each epoch:
 * {@code batch epoch seconds milliseconds-per-step loss test-loss}. The median step is without
 * Adam; the seconds are of the whole epoch without validation.
 */
public final class VaeBenchmark {
  private VaeBenchmark() {}

  /**
   * @param args training images, test images, epochs, batch sizes separated by commas
   */
  public static void main(String[] args) {
    SparkSession spark = SparkSessions.create("bench vae");
    Dataset<Row> images = ImageReader.open(spark, args[0]);
    Dataset<Row> test = ImageReader.open(spark, args[1]);
    int epochs = Integer.parseInt(args[2]);
    TrainingSettings reference = TrainingSettings.REFERENCE;
    for (String batch : args[3].split(",")) {
      TrainingSettings settings =
          new TrainingSettings(
              epochs,
              Integer.parseInt(batch),
              reference.learningRate(),
              reference.binarize(),
              reference.estimator(),
              1,
              1,
              0,
              0);
      try (CachedImages training =
              CachedImages.load(images, ImageReader.IMAGE, settings.binarize());
          CachedImages validation =
              CachedImages.load(test, ImageReader.IMAGE, settings.binarize())) {
        VaeArchitecture network =
            new VaeArchitecture(training.inputs(), List.of(400, 400), 200);
        new VaeTraining(network, settings, BlasChoice.AUTO)
            .withValidation(validation)
            .train(training, new Stopwatch(settings.batchSize()));
      }
    }
    spark.stop();
  }

  /** Times epochs and steps. */
  private static final class Stopwatch implements TrainingListener {
    private final int batch;
    private double[] steps;
    private long epochStart;
    private long last;
    private double seconds;

    Stopwatch(int batch) {
      this.batch = batch;
    }

    @Override
    public void epochStarted(int epoch, int count) {
      steps = new double[count];
      epochStart = System.nanoTime();
      last = epochStart;
    }

    @Override
    public void stepFinished(int epoch, int step) {
      long now = System.nanoTime();
      steps[step - 1] = (now - last) * 1e-6;
      last = now;
    }

    @Override
    public void epochTrained(int epoch) {
      seconds = (System.nanoTime() - epochStart) * 1e-9;
      Arrays.sort(steps);
    }

    @Override
    public void epochFinished(TrainingState state) {
      var report = state.epochs().get(state.epoch() - 1);
      System.out.printf(
          Locale.ROOT,
          "%d %d %.2f %.2f %.2f %.2f %.2f%n",
          batch,
          state.epoch(),
          seconds,
          steps[steps.length / 10],
          steps[steps.length / 2],
          report.loss(),
          report.validationLoss());
    }
  }
}
