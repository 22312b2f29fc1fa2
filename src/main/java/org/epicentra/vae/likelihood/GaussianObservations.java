package org.epicentra.vae.likelihood;

import java.util.Arrays;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;

/**
 * Numbers with a normal distribution about the decoder's outputs mu, eq. (54): ln p(x|z) = -1/2
 * sum_i [(x_i - mu_i)^2 / v_i + ln v_i + ln 2 pi], with the variance v_i of each input given, or
 * learned.
 */
final class GaussianObservations implements Observations {
  private static final String NOISE = "vae-observation";

  private final int inputs;
  private final double given;
  private final int parameters;

  /** 1 / v of each input. */
  private final double[] precision;

  /** The sum of ln v + ln 2 pi over the inputs. */
  private double logNorm;

  private float[] noise = new float[0];

  /**
   * @param given the variance of all inputs; 0 to learn that of each
   * @param parameters where ln v of the first input is among the parameters, if it is learned
   */
  GaussianObservations(int inputs, double given, int parameters) {
    this.inputs = inputs;
    this.given = given;
    this.parameters = parameters;
    this.precision = new double[inputs];
    Arrays.fill(precision, 1 / given);
    this.logNorm = inputs * Math.log(2 * Math.PI * given);
  }

  private boolean isLearned() {
    return given == 0;
  }

  @Override
  public void take(float[] weights) {
    if (isLearned()) {
      logNorm = inputs * Math.log(2 * Math.PI);
      for (int i = 0; i < inputs; i++) {
        precision[i] = Math.exp(-weights[parameters + i]);
        logNorm += weights[parameters + i];
      }
    }
  }

  @Override
  public double logLikelihood(float[] outputs, int from, float[] values, int at) {
    double squares = 0;
    for (int i = 0; i < inputs; i++) {
      double missed = (double) outputs[from + i] - values[at + i];
      squares += missed * missed * precision[i];
    }
    return -0.5 * (squares + logNorm);
  }

  @Override
  public double differentiate(float[] outputs, int from, float[] values, int at) {
    double squares = 0;
    for (int i = 0; i < inputs; i++) {
      double missed = (double) outputs[from + i] - values[at + i];
      squares += missed * missed * precision[i];
      outputs[from + i] = (float) (missed * precision[i]);
    }
    return -0.5 * (squares + logNorm);
  }

  /** By ln v: 1/2 (1 - (x - mu)^2 / v), of which the derivative by mu is known, (mu - x) / v. */
  @Override
  public void addGradient(
      float[] byOutputs, int draws, float[] shares, float[] gradient, boolean overwrite) {
    if (!isLearned()) {
      return;
    }
    for (int i = 0; i < inputs; i++) {
      double sum = 0;
      for (int draw = 0; draw < draws; draw++) {
        double byMean = byOutputs[draw * inputs + i];
        sum += shares[draw] * 0.5 * (1 - byMean * byMean / precision[i]);
      }
      gradient[parameters + i] = (float) (overwrite ? sum : gradient[parameters + i] + sum);
    }
  }

  @Override
  public void means(float[] outputs, int rows) {
    // They are the means.
  }

  @Override
  public void draw(float[] means, int from, long seed, long row) {
    if (noise.length < inputs) {
      noise = new float[inputs];
    }
    new RowNumbers(RandomStream.streamKey(seed, NOISE, 0)).gaussian(row, 0, noise, 0, inputs);
    for (int i = 0; i < inputs; i++) {
      means[from + i] += (float) (noise[i] / Math.sqrt(precision[i]));
    }
  }
}
