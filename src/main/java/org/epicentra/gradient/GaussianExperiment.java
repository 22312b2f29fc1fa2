package org.epicentra.gradient;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;

/**
 * Estimators on Gaussian problems, all with the same noise. A chunk is a thousand estimates; its
 * measurements are ordered by problem, then by estimator.
 *
 * @param problems one or more, all of the same dimension
 * @param estimators to compare
 * @param control coefficient of the score in {@link Estimator#CONTROL}
 * @param samples draws per estimate, 1 or more
 * @param seed of the noise
 * @param chunks thousands of estimates, 1 or more
 */
public record GaussianExperiment(
    List<GaussianProblem> problems,
    List<Estimator> estimators,
    double control,
    int samples,
    long seed,
    int chunks)
    implements GradientExperiment {
  private static final long serialVersionUID = 1L;

  /** Estimates per chunk. */
  public static final int CHUNK = 1000;

  /**
   * Copies the lists and checks the numbers.
   *
   * @throws IllegalArgumentException when there is no problem, no draw or no chunk
   */
  public GaussianExperiment {
    problems = List.copyOf(problems);
    estimators = List.copyOf(estimators);
    if (problems.isEmpty() || samples < 1 || chunks < 1) {
      throw new IllegalArgumentException(
          "there are %d problems, %d samples and %d chunks; each must be 1 or more"
              .formatted(problems.size(), samples, chunks));
    }
  }

  @Override
  public List<EstimatorMeasurement> run(int chunk) {
    NormalDraws draws = draws(problems.get(0).dimension(), "gradient-compare", chunk);
    NormalDraws warmUp = draws(problems.get(0).dimension(), "gradient-warm-up", chunk);
    List<EstimatorMeasurement> measurements = new ArrayList<>();
    for (GaussianProblem problem : problems) {
      float[] iwae = importanceReference(problem, draws);
      for (Estimator each : estimators) {
        ElboGradientEstimator estimator = each.create(control);
        estimate(estimator, problem, warmUp);
        float[] reference = estimator.importanceWeighted() ? iwae : exact(problem);
        measurements.add(measure(estimator, problem, draws, reference));
      }
    }
    return measurements;
  }

  private NormalDraws draws(int dimension, String purpose, int chunk) {
    int length = CHUNK * dimension;
    float[] noise = new float[length * samples];
    RowNumbers numbers = new RowNumbers(RandomStream.streamKey(seed, purpose, 0));
    for (int row = 0; row < CHUNK; row++) {
      for (int s = 0; s < samples; s++) {
        int at = (row * samples + s) * dimension;
        numbers.gaussian((long) chunk * CHUNK + row, s, noise, at, dimension);
      }
    }
    return new NormalDraws(
        CHUNK,
        samples,
        dimension,
        new float[length],
        new float[length],
        noise,
        new float[length * samples],
        new double[CHUNK * samples],
        new float[CHUNK * samples],
        new float[length * samples]);
  }

  /** For each row the derivatives with respect to mu, then to ln sigma^2. */
  private static float[] estimate(
      ElboGradientEstimator estimator, GaussianProblem problem, NormalDraws draws) {
    problem.fillDraws(draws);
    draws.weigh(estimator.importanceWeighted());
    problem.fillGradients(draws);
    int dimension = problem.dimension();
    float[] byMean = new float[CHUNK * dimension];
    float[] byLogVariance = new float[CHUNK * dimension];
    estimator.gradient(draws, byMean, byLogVariance);
    float[] rows = new float[2 * CHUNK * dimension];
    for (int row = 0; row < CHUNK; row++) {
      int at = row * dimension;
      System.arraycopy(byMean, at, rows, 2 * at, dimension);
      System.arraycopy(byLogVariance, at, rows, 2 * at + dimension, dimension);
    }
    return rows;
  }

  /**
   * Plain estimates from the same draws: the gradient of the importance-weighted bound has no
   * closed form.
   */
  private float[] importanceReference(GaussianProblem problem, NormalDraws draws) {
    return estimate(Estimator.IWAE.create(), problem, draws);
  }

  /** The exact gradient: one row, the same for all estimates. */
  private float[] exact(GaussianProblem problem) {
    GaussianOracle oracle = new GaussianOracle(problem, samples);
    int dimension = problem.dimension();
    float[] mean = new float[2 * dimension];
    for (int i = 0; i < dimension; i++) {
      mean[i] = (float) oracle.meanByMean();
      mean[dimension + i] = (float) oracle.meanByLogVariance();
    }
    return mean;
  }

  private static EstimatorMeasurement measure(
      ElboGradientEstimator estimator,
      GaussianProblem problem,
      NormalDraws draws,
      float[] reference) {
    int length = 2 * problem.dimension();
    long start = System.nanoTime();
    float[] rows = estimate(estimator, problem, draws);
    double nanos = (System.nanoTime() - start) / (double) CHUNK;
    MeasurementBuilder builder = new MeasurementBuilder(problem.dimension(), length);
    float[] gradient = new float[length];
    float[] expected = new float[length];
    for (int row = 0; row < CHUNK; row++) {
      System.arraycopy(rows, row * length, gradient, 0, length);
      int from = reference.length == length ? 0 : row * length;
      System.arraycopy(reference, from, expected, 0, length);
      builder.add(gradient, expected);
    }
    return builder.build(nanos);
  }
}
