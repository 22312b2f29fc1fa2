package org.epicentra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.spark.SparkSessions;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.StepwiseEpoch;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.epicentra.vae.training.VaeTrainer;

/**
 * Trains the reference network in two ways, with a Spark job per epoch whose tasks share the
 * weights and with one per minibatch, and prints a line for each epoch beside PyTorch's. Seconds
 * are of an epoch without validation; a step is from one minibatch's end to the next's. Where other
 * work disturbs the machine, the fastest tenth of the steps tells more than the median.
 */
public final class VaeBenchmark {
  private static final String HEADER =
      """
      | job per | batch | epoch | Epicentra s | ms/step, fastest tenth | median | PyTorch s | ms/step, fastest tenth | median \
      | Epicentra / PyTorch | loss | PyTorch | test loss | PyTorch |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

  private VaeBenchmark() {}

  /**
   * @param args training images, test images, epochs, batch sizes separated by commas, PyTorch's
   *     output
   */
  public static void main(String[] args) throws IOException {
    SparkSession spark = SparkSessions.create("bench vae");
    Dataset<Row> images = ImageReader.open(spark, args[0]);
    Dataset<Row> test = ImageReader.open(spark, args[1]);
    int epochs = Integer.parseInt(args[2]);
    Map<String, String[]> peer = readPeer(Path.of(args[4]));
    System.out.println(HEADER);
    TrainingSettings reference = TrainingSettings.REFERENCE;
    for (String batch : args[3].split(",")) {
      TrainingSettings settings =
          new TrainingSettings(
              epochs,
              Integer.parseInt(batch),
              reference.learningRate(),
              reference.binarize(),
              reference.objective(),
              reference.estimator(),
              1,
              1,
              0,
              0);
      try (CachedImages training =
              CachedImages.loadForTraining(images, ImageReader.IMAGE, settings);
          CachedImages validation =
              CachedImages.load(test, ImageReader.IMAGE, settings.binarize())) {
        VaeArchitecture network = VaeArchitecture.reference(training.inputs());
        Map<String, EpochPass> passes = new LinkedHashMap<>();
        passes.put("epoch", training.epochPass(network, settings, BlasChoice.AUTO));
        passes.put(
            "minibatch",
            new StepwiseEpoch(training.gradientPass(network, settings, BlasChoice.AUTO)));
        for (Map.Entry<String, EpochPass> pass : passes.entrySet()) {
          new VaeTrainer(
                  settings,
                  pass.getValue(),
                  validation.lossPass(network, settings, BlasChoice.AUTO))
              .train(
                  TrainingState.initial(network, settings, training.rows(), training.fingerprint()),
                  new Stopwatch(pass.getKey(), settings.batchSize(), peer));
        }
      }
    }
    spark.stop();
  }

  /** Lines of batch, epoch, seconds, fastest tenth, median, loss, test loss; by the first two. */
  private static Map<String, String[]> readPeer(Path file) throws IOException {
    Map<String, String[]> lines = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ");
      lines.put(words[0] + " " + words[1], words);
    }
    return lines;
  }

  /** Times epochs and steps. */
  private static final class Stopwatch implements TrainingListener {
    private final String job;
    private final int batch;
    private final Map<String, String[]> peer;
    private double[] steps;
    private long epochStart;
    private long last;
    private double seconds;

    Stopwatch(String job, int batch, Map<String, String[]> peer) {
      this.job = job;
      this.batch = batch;
      this.peer = peer;
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
      String[] other = peer.get(batch + " " + state.epoch());
      String[] shown = other == null ? new String[] {"", "", "-", "-", "-", "-", "-"} : other;
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.2f | %.1f | %.1f | %s | %s | %s | %s | %.2f | %s | %.2f | %s |%n",
          job,
          batch,
          state.epoch(),
          seconds,
          steps[steps.length / 10],
          steps[steps.length / 2],
          shown[2],
          shown[3],
          shown[4],
          other == null
              ? "-"
              : String.format(Locale.ROOT, "%.2f", seconds / Double.parseDouble(other[2])),
          report.loss(),
          shown[5],
          report.validationLoss(),
          shown[6]);
    }
  }
}
