package org.epicentra.job.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult.VaeEstimator;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.job.vae.BlasInUse;
import org.epicentra.job.vae.ModelApplication;
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
 * @param model its folder
 * @param images their path; the first ones are the minibatch
 * @param batchSize how many at most, at least 1
 * @param blas what multiplies matrices
 * @param comparison what is compared
 * @param chart where the picture goes
 */
public record VaeCompareJob(
    String model,
    String images,
    int batchSize,
    BlasChoice blas,
    CompareSettings comparison,
    ChartOutput chart)
    implements Job<CompareResult> {
  /**
   * @throws BadInputException when the minibatch is empty
   */
  public VaeCompareJob {
    ModelApplication.requireDraws("--batch-size", batchSize, 1, Integer.MAX_VALUE);
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
      List<String> names = estimators(folder.weights().architecture().family());
      FirstImages batch =
          FirstImages.read(
              spark, images, batchSize, folder.weights().architecture(), folder.binarize());
      VaeGradientExperiment experiment =
          new VaeGradientExperiment(
              folder.weights(),
              batch.pixels(),
              batch.rows(),
              new VaeGradientExperiment.Estimators(
                  names, comparison.control(), comparison.samples(), comparison.seed()),
              comparison.chunks(VaeGradientExperiment.CHUNK),
              blas);
      List<VaeEstimator> estimators = measured(names, SparkExperiment.run(spark, experiment));
      chart.write(charts(names, estimators), output, hadoop);
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

  /** Those to compare that the model's family of z has. */
  private List<String> estimators(LatentFamily family) {
    List<String> names = comparison.estimators().stream().filter(family::has).toList();
    if (names.size() < 2) {
      throw new BadInputException(
          "%s has the latent family %s, which has the estimator %s alone: there is nothing to compare"
              .formatted(model, family.label(), String.join(", ", names)));
    }
    return names;
  }

  private static List<VaeEstimator> measured(
      List<String> names, List<EstimatorMeasurement> measured) {
    double noisiest = GaussianCompareJob.noisiest(measured);
    List<VaeEstimator> estimators = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      String name = names.get(i);
      EstimatorMeasurement each = measured.get(i);
      boolean reference = name.equals("analytic") || name.equals("iwae");
      double milliseconds = each.nanos() / 1e6;
      estimators.add(
          new VaeEstimator(
              name,
              each.variance(0),
              each.varianceError(0),
              reference ? null : each.biasPValue(noisiest),
              milliseconds,
              each.variance(0) * milliseconds));
    }
    return List.copyOf(estimators);
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
