package org.epicentra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * weights and with one per minibatch, and prints a line for each beside those of the peers. Seconds
 * are of an epoch without validation; a step is from one minibatch's end to the next's. Where other
 * work disturbs the machine, the fastest tenth of the steps tells more than the median.
 */
public final class VaeBenchmark {
  private static final String HEADER =
      """
      | batch | by | s of each epoch | median after the first | ms/step after the first, fastest tenth | median | of the strongest peer's epoch | loss by epoch \
      | test loss |
      |---:|---|---|---:|---:|---:|---:|---|---|""";

  private VaeBenchmark() {}

  /**
   * @param args training images, test images, epochs, batch sizes separated by commas, and the
   *     folder that bench/peers/vae.sh filled, where there are to be peers
   */
  public static void main(String[] args) throws IOException {
    SparkSession spark = SparkSessions.create("bench vae");
    Dataset<Row> images = ImageReader.open(spark, args[0]);
    Dataset<Row> test = ImageReader.open(spark, args[1]);
    int epochs = Integer.parseInt(args[2]);
    List<Training.Peer> peers = args.length > 4 ? Training.peers(Path.of(args[4])) : List.of();
    System.out.println(HEADER);
    List<String> notes = new ArrayList<>();
    for (String word : args[3].split(",")) {
      int batch = Integer.parseInt(word);
      List<Training> trained =
          peers.stream()
              .flatMap(peer -> peer.trainings().stream())
              .filter(training -> training.batch() == batch)
              .toList();
      Optional<Training> strongest = Training.strongest(trained);
      for (Training own : train(images, test, batch, epochs)) {
        System.out.println(own.row(strongest));
      }
      trained.forEach(training -> System.out.println(training.row(strongest)));
      strongest.ifPresent(
          training ->
              notes.add(
                  "The strongest peer at batch size "
                      + word
                      + ": "
                      + training.by().replaceFirst(",.*", "")
                      + "."));
    }
    peers.stream()
        .filter(peer -> peer.trainings().isEmpty())
        .forEach(peer -> notes.add("Missing: " + peer.name() + ", " + peer.reason() + "."));
    notes.forEach(note -> System.out.println("\n" + note));
    spark.stop();
  }

  private static List<Training> train(
      Dataset<Row> images, Dataset<Row> test, int batch, int epochs) {
    TrainingSettings reference = TrainingSettings.REFERENCE;
    TrainingSettings settings =
        new TrainingSettings(
            epochs,
            batch,
            reference.learningRate(),
            reference.binarize(),
            reference.objective(),
            reference.estimator(),
            1,
            1,
            0,
            0);
    List<Training> trained = new ArrayList<>();
    try (CachedImages training = CachedImages.loadForTraining(images, ImageReader.IMAGE, settings);
        CachedImages validation = CachedImages.load(test, ImageReader.IMAGE, settings.binarize())) {
      VaeArchitecture network = VaeArchitecture.reference(training.inputs());
      Map<String, EpochPass> passes = new LinkedHashMap<>();
      passes.put("shared", training.epochPass(network, settings, BlasChoice.AUTO));
      passes.put(
          "job", new StepwiseEpoch(training.gradientPass(network, settings, BlasChoice.AUTO)));
      passes.forEach(
          (sync, pass) -> {
            Stopwatch stopwatch = new Stopwatch();
            new VaeTrainer(settings, pass, validation.lossPass(network, settings, BlasChoice.AUTO))
                .train(
                    TrainingState.initial(
                        network, settings, training.rows(), training.fingerprint()),
                    stopwatch);
            trained.add(new Training("Epicentra, `--sync " + sync + "`", batch, stopwatch.epochs));
          });
    }
    return trained;
  }

  /** Times epochs and steps. */
  private static final class Stopwatch implements TrainingListener {
    private final List<Training.Epoch> epochs = new ArrayList<>();
    private double[] steps;
    private long epochStart;
    private long last;
    private double seconds;

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
      epochs.add(
          new Training.Epoch(
              seconds,
              steps[steps.length / 10],
              steps[steps.length / 2],
              report.loss(),
              report.validationLoss()));
    }
  }
}
