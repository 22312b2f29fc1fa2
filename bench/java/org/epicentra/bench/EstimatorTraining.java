package org.epicentra.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.math.Moments;
import org.epicentra.picture.ChartPng;
import org.epicentra.picture.LineChart;
import org.epicentra.spark.SparkExperiment;
import org.epicentra.spark.SparkSessions;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.FirstImages;
import org.epicentra.spark.vae.VaeTraining;
import org.epicentra.vae.evaluation.VaeGradientExperiment;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;

/**
 * Trains a network once for each seed and estimator. Trainings of one seed have the same first
 * weights, order of images, random pixels and noise. After each epoch: the test images' loss, and
 * the variance of the encoder's gradient by each estimator on the first 100 test images, as {@code
 * gradient compare --model} takes it. Prints a line for each, then their means over the seeds, and
 * draws both.
 */
public final class EstimatorTraining {
  private static final List<String> ESTIMATORS = List.of("path", "analytic", "total");
  private static final List<Integer> HIDDEN = List.of(200, 200);
  private static final int LATENT = 50;
  private static final int BATCH = 100;
  private static final int GRADIENTS = 64;

  private final SparkSession spark;
  private final int epochs;
  private final List<Long> seeds;
  private final FirstImages batch;
  private final VaeArchitecture network;

  /** By the trainings' estimator, then seed by seed and epoch by epoch. */
  private final Map<String, List<List<Epoch>>> trainings = new LinkedHashMap<>();

  /** Test loss in nats; the variances by the estimators' names. */
  private record Epoch(double loss, Map<String, Double> variances) {}

  private EstimatorTraining(SparkSession spark, String test, int epochs, List<Long> seeds) {
    this.spark = spark;
    this.epochs = epochs;
    this.seeds = seeds;
    this.network = new VaeArchitecture(784, HIDDEN, LATENT);
    this.batch =
        FirstImages.read(
            ImageReader.open(spark, test),
            BATCH,
            InputColumn.ofPixels(ImageReader.IMAGE, Binarize.DYNAMIC),
            network);
  }

  /**
   * @param args training images, test images, epochs, seeds separated by commas, the PNG to write
   */
  public static void main(String[] args) throws IOException {
    SparkSession spark = SparkSessions.create("bench gradients");
    List<Long> seeds = LongStream.of(longs(args[3])).boxed().toList();
    EstimatorTraining bench =
        new EstimatorTraining(spark, args[1], Integer.parseInt(args[2]), seeds);
    TrainingSettings settings = bench.settings(Estimator.of(ESTIMATORS.get(0)), seeds.get(0));
    try (CachedImages training =
            CachedImages.loadForTraining(
                ImageReader.open(spark, args[0]), ImageReader.IMAGE, settings);
        CachedImages test =
            CachedImages.load(
                ImageReader.open(spark, args[1]), ImageReader.IMAGE, Binarize.DYNAMIC)) {
      bench.train(training, test);
    }
    bench.printMeans();
    try (OutputStream out = Files.newOutputStream(Path.of(args[4]))) {
      ChartPng.write(bench.charts(), 1, out);
    }
    spark.stop();
  }

  private static long[] longs(String list) {
    String[] words = list.split(",");
    long[] numbers = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Long.parseLong(words[i]);
    }
    return numbers;
  }

  private TrainingSettings settings(Estimator estimator, long seed) {
    return new TrainingSettings(
        epochs, BATCH, 1e-3, Binarize.DYNAMIC, Objective.ELBO, estimator, 1, seed, 0, 0);
  }

  private void train(CachedImages training, CachedImages test) {
    System.out.println("seed trained-by epoch test-loss variance-of-" + ESTIMATORS);
    for (long seed : seeds) {
      for (String estimator : ESTIMATORS) {
        TrainingSettings settings = settings(Estimator.of(estimator), seed);
        List<Epoch> run = new ArrayList<>();
        new VaeTraining(network, settings, BlasChoice.AUTO)
            .withValidation(test)
            .train(training, new Watch(run));
        trainings.computeIfAbsent(estimator, none -> new ArrayList<>()).add(run);
      }
    }
  }

  /** Measures after each epoch. */
  private final class Watch implements TrainingListener {
    private final List<Epoch> run;

    Watch(List<Epoch> run) {
      this.run = run;
    }

    @Override
    public void epochFinished(TrainingState state) {
      VaeGradientExperiment experiment =
          new VaeGradientExperiment(
              state.weights(),
              batch.pixels(),
              batch.rows(),
              new VaeGradientExperiment.Estimators(
                  ESTIMATORS.stream().map(Estimator::of).toList(), 0, 1, 1),
              GRADIENTS / VaeGradientExperiment.CHUNK,
              BlasChoice.AUTO);
      List<EstimatorMeasurement> measured = SparkExperiment.run(spark, experiment);
      Map<String, Double> variances = new LinkedHashMap<>();
      for (int i = 0; i < measured.size(); i++) {
        variances.put(ESTIMATORS.get(i), measured.get(i).variance(0));
      }
      double loss = state.epochs().get(state.epoch() - 1).validationLoss();
      run.add(new Epoch(loss, variances));
      System.out.printf(
          Locale.ROOT,
          "%d %s %d %.2f %s%n",
          state.settings().seed(),
          state.settings().estimator().label(),
          state.epoch(),
          loss,
          variances.values().stream()
              .map(each -> String.format(Locale.ROOT, "%.0f", each))
              .toList());
    }
  }

  private Moments over(String training, int epoch, ToDoubleFunction<Epoch> number) {
    Moments moments = new Moments();
    for (List<Epoch> run : trainings.get(training)) {
      moments.add(number.applyAsDouble(run.get(epoch)));
    }
    return moments;
  }

  /** The loss less that of {@code total}, seed by seed. */
  private Moments lessTotal(String training, int epoch) {
    Moments moments = new Moments();
    for (int i = 0; i < seeds.size(); i++) {
      double total = trainings.get("total").get(i).get(epoch).loss();
      moments.add(trainings.get(training).get(i).get(epoch).loss() - total);
    }
    return moments;
  }

  private void printMeans() {
    System.out.println();
    System.out.println(
        "| after epoch | test loss by path | by analytic | by total | path - total |");
    System.out.println("|---|---|---|---|---|");
    for (int epoch = 0; epoch < epochs; epoch++) {
      StringBuilder line = new StringBuilder("| " + (epoch + 1));
      for (String estimator : ESTIMATORS) {
        line.append(cell("%.2f", over(estimator, epoch, Epoch::loss)));
      }
      System.out.println(line + cell("%.2f", lessTotal("path", epoch)) + " |");
    }
    System.out.println();
    System.out.println("| trained by | variance of path | of analytic | of total |");
    System.out.println("|---|---|---|---|");
    for (String training : ESTIMATORS) {
      StringBuilder line = new StringBuilder("| " + training);
      for (String estimator : ESTIMATORS) {
        line.append(
            cell("%.0f", over(training, epochs - 1, each -> each.variances().get(estimator))));
      }
      System.out.println(line + " |");
    }
  }

  /** A mean over the seeds, with its standard error where there are several. */
  private static String cell(String format, Moments moments) {
    if (moments.count() == 1) {
      return String.format(Locale.ROOT, " | " + format, moments.mean());
    }
    return String.format(
        Locale.ROOT, " | " + format + " ± " + format, moments.mean(), moments.standardError());
  }

  private List<LineChart> charts() {
    LineChart losses =
        chart(
            "loss of test images; mean and standard deviation of %d seeds".formatted(seeds.size()),
            "nats per image");
    LineChart gains = chart("the same less that of total, seed by seed", "nats per image");
    LineChart variances =
        chart("variance of the encoder's gradient, by the estimator that trained", "variance");
    for (String each : ESTIMATORS) {
      add(losses, each, epoch -> over(each, epoch, Epoch::loss));
      if (!each.equals("total")) {
        add(gains, each, epoch -> lessTotal(each, epoch));
      }
      add(variances, each, epoch -> over(each, epoch, one -> one.variances().get(each)));
    }
    return List.of(losses, gains, variances);
  }

  private static LineChart chart(String title, String axis) {
    return new LineChart(title, "epoch", axis, false, 0).linear();
  }

  private void add(LineChart chart, String training, IntFunction<Moments> numbers) {
    double[] x = new double[epochs];
    double[] mean = new double[epochs];
    double[] deviation = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
      Moments moments = numbers.apply(epoch);
      x[epoch] = epoch + 1;
      mean[epoch] = moments.mean();
      deviation[epoch] = Math.sqrt(moments.variance());
    }
    chart.addPoints(training, x, mean, seeds.size() > 1 ? deviation : null);
  }
}
