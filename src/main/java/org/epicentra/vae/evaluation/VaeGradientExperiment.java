package org.epicentra.vae.evaluation;

import java.io.Serializable;
import java.util.List;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.gradient.GradientExperiment;
import org.epicentra.gradient.MeasurementBuilder;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;

/**
 * Estimates the encoder's gradient of one minibatch at fixed weights, repeatedly and with different
 * noise, which is the same for all estimators. The gradient is the mean over the images. A chunk is
 * {@value #CHUNK} gradients by each estimator. Biases are measured against the analytic estimator
 * on the same noise; those of importance-weighted estimators against the total derivative of that
 * bound.
 *
 * <p>Times are those of compiled code ({@link TimingWarmUp}), the shortest of all gradients. Each
 * chunk begins with another estimator than the one before it.
 *
 * @param network and its weights, of a family that has the estimators
 * @param images of the minibatch, binarised, rows x inputs, row-major
 * @param rows number of images
 * @param estimators what is compared, and how
 * @param chunks number of chunks
 * @param blas the matrix products
 */
public record VaeGradientExperiment(
    VaeWeights network,
    float[] images,
    int rows,
    Estimators estimators,
    int chunks,
    BlasChoice blas)
    implements GradientExperiment {
  private static final long serialVersionUID = 1L;

  /** Gradients by each estimator in a chunk. */
  public static final int CHUNK = 8;

  private static final String NOISE = "vae-gradient-compare";
  private static final String WARM_UP_NOISE = "vae-gradient-warm-up";
  private static final int WARM_UPS = 3;

  /**
   * The estimators that are compared.
   *
   * @param names of the estimators, {@code control} included
   * @param control the coefficient c of {@code control}
   * @param samples draws of z for each image
   * @param seed of the noise
   */
  public record Estimators(List<String> names, double control, int samples, long seed)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private ElboGradientEstimator named(String name) {
      return Estimator.of(name).create(control);
    }
  }

  @Override
  public List<EstimatorMeasurement> run(int chunk) {
    TimingWarmUp.once(
        List.of(network.architecture(), rows, estimators.names(), estimators.samples(), blas),
        this::warmUp);
    float[][] bound = gradients("analytic", chunk);
    float[][] weighted =
        estimators.names().contains("dreg") ? gradients("iwae", chunk) : new float[0][];
    EstimatorMeasurement[] measurements = new EstimatorMeasurement[estimators.names().size()];
    for (int i = 0; i < measurements.length; i++) {
      int at = (chunk + i) % measurements.length;
      String name = estimators.names().get(at);
      boolean importance = estimators.named(name).importanceWeighted();
      measurements[at] = measure(name, chunk, importance ? weighted : bound);
    }
    return List.of(measurements);
  }

  /** One gradient by each estimator. */
  private void warmUp() {
    GradientSum sum = new GradientSum(network.architecture().parameterCount());
    for (String name : estimators.names()) {
      encoderGradient(elbo(name), WARM_UP_NOISE, 0, sum);
    }
  }

  private VaeElbo elbo(String name) {
    return new VaeElbo(
        network.architecture(), estimators.named(name), estimators.samples(), Blas.of(blas));
  }

  private float[][] gradients(String name, int chunk) {
    VaeElbo elbo = elbo(name);
    GradientSum sum = new GradientSum(network.architecture().parameterCount());
    float[][] all = new float[CHUNK][];
    for (int i = 0; i < CHUNK; i++) {
      all[i] = encoderGradient(elbo, NOISE, (long) chunk * CHUNK + i, sum);
    }
    return all;
  }

  private EstimatorMeasurement measure(String name, int chunk, float[][] references) {
    VaeElbo elbo = elbo(name);
    GradientSum sum = new GradientSum(network.architecture().parameterCount());
    for (int i = 0; i < WARM_UPS; i++) {
      encoderGradient(elbo, WARM_UP_NOISE, (long) chunk * WARM_UPS + i, sum);
    }
    MeasurementBuilder builder = new MeasurementBuilder(encoderLength());
    double nanos = Double.POSITIVE_INFINITY;
    for (int i = 0; i < CHUNK; i++) {
      long start = System.nanoTime();
      float[] gradient = encoderGradient(elbo, NOISE, (long) chunk * CHUNK + i, sum);
      nanos = Math.min(nanos, System.nanoTime() - start);
      builder.add(gradient, references[i]);
    }
    return builder.build(nanos);
  }

  private float[] encoderGradient(VaeElbo elbo, String purpose, long step, GradientSum sum) {
    long[] keys = new long[rows];
    for (int row = 0; row < rows; row++) {
      keys[row] = row;
    }
    sum.clear();
    Noise noise = network.architecture().family().noise(estimators.seed(), purpose, step);
    elbo.addGradient(network.values(), new Minibatch(images, rows, keys), noise, sum);
    float[] gradient = new float[encoderLength()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = sum.gradient()[i] / rows;
    }
    return gradient;
  }

  /** The parameters of the encoder come first in the array, those of its heads included. */
  private int encoderLength() {
    return new ParameterLayout(network.architecture()).decoder().get(0).weight();
  }
}
