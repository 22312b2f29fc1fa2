package org.epicentra.job.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.gradient.Estimator;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult.VaeEstimator;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.job.vae.BlasInUse;
import org.epicentra.job.vae.ModelFolder;
import org.epicentra.picture.BarChart;
import org.epicentra.spark.SparkExperiment;
import org.epicentra.spark.vae.FirstImages;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.evaluation.VaeGradientExperiment;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;

/**
 * {@code gradient compare} at the weights of a trained autoencoder.
 *
 * @param model the path of its folder
 * @param images the path of the images, of which the first are the minibatch
 * @param batchSize the most images of the minibatch, 1 or more
 * @param blas the library that multiplies matrices
 * @param comparison what is measured
 * @param chart the picture to write
 */
public record VaeCompareJob(
    String model,
    String images,
    int batchSize,
    BlasChoice blas,
    CompareSettings comparison,
    ChartOutput chart)
    implements Job<CompareResult> {
  /** What the others are compared with: of the bound itself, and of the importance-weighted one. */
  private static final Set<Estimator> REFERENCES = Set.of(Estimator.ANALYTIC, Estimator.IWAE);

  /** The usual size of the minibatch. */
  public static final int BATCH_SIZE = 100;

  /**
   * Checks the size of the minibatch.
   *
   * @throws BadInputException when it is below 1
   */
  public VaeCompareJob {
    CompareSettings.require(batchSize >= 1, "batchSize", batchSize, "1 or more");
  }

  @Override
  public List<OutputTarget> targets() {
    return List.of(chart.target(List.of(model, images)));
  }

  @Override
  public CompareResult run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    BlasInUse.of(blas);
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      List<Estimator> compared = compared(folder.weights().architecture().family());
      FirstImages batch =
          FirstImages.read(
              folder.open(spark, images),
              batchSize,
              folder.input(folder.binarize()),
              folder.weights().architecture());
      VaeGradientExperiment experiment =
          new VaeGradientExperiment(
              folder.weights(),
              batch.pixels(),
              batch.rows(),
              new VaeGradientExperiment.Estimators(
                  compared, comparison.control(), comparison.samples(), comparison.seed()),
              comparison.chunks(VaeGradientExperiment.CHUNK),
              blas);
      List<VaeEstimator> estimators =
          MeasuredEstimator.all(compared, SparkExperiment.run(spark, experiment), REFERENCES)
              .stream()
              .map(VaeCompareJob::estimator)
              .toList();
      chart.write(charts(labels(compared), estimators), output, hadoop);
      return new CompareResult.Autoencoder(
          model,
          images,
          batch.rows(),
          comparison.samples(),
          comparison.control(),
          (long) experiment.chunks() * VaeGradientExperiment.CHUNK,
          comparison.seed(),
          estimators,
          chart.path());
    }
  }

  /** The estimators that the model's latent family has. */
  private List<Estimator> compared(LatentFamily family) {
    List<Estimator> compared = comparison.estimators().stream().filter(family::has).toList();
    if (compared.size() < 2) {
      throw new BadInputException(
          "%s has the latent family %s, which has the estimator %s alone: there is nothing to compare"
              .formatted(model, family.label(), String.join(", ", labels(compared))));
    }
    return compared;
  }

  private static List<String> labels(List<Estimator> estimators) {
    return estimators.stream().map(Estimator::label).toList();
  }

  private static VaeEstimator estimator(MeasuredEstimator each) {
    double variance = each.measurement().variance(0);
    double milliseconds = each.measurement().nanos() / 1e6;
    return new VaeEstimator(
        each.estimator(),
        variance,
        each.measurement().varianceError(0),
        each.biasPValue(),
        milliseconds,
        variance * milliseconds);
  }

  private List<BarChart> charts(List<String> names, List<VaeEstimator> estimators) {
    String k = ", k = " + comparison.samples();
    return List.of(
        bars(
            "variance of the encoder's gradient" + k,
            "variance",
            names,
            estimators.stream().mapToDouble(VaeEstimator::variance).toArray()),
        bars(
            "the same times the milliseconds of a gradient",
            "variance x ms",
            names,
            estimators.stream().mapToDouble(VaeEstimator::varianceTimesTime).toArray()));
  }

  private static BarChart bars(String title, String axis, List<String> names, double[] heights) {
    BarChart bars = new BarChart(title, axis, names);
    double lowest = Arrays.stream(heights).min().orElse(0);
    return (lowest > 0 ? bars.logarithmic(lowest) : bars).add(axis, heights);
  }
}
