package org.epicentra.gradient;

import java.util.Arrays;
import org.epicentra.math.Moments;

/**
 * Accumulates the gradients of one estimator in one chunk; its memory does not grow with their
 * number.
 */
public final class MeasurementBuilder {
  private static final int DIRECTIONS = 8;

  private final int[] ends;
  private final double[] mean;
  private final double[] squares;
  private final Moments[] distances = new Moments[DIRECTIONS];
  private final double[] along = new double[DIRECTIONS];
  private int count;

  /**
   * A builder without gradients.
   *
   * @param ends the end of each group of coordinates, exclusive, in ascending order; the last is
   *     the length of a gradient
   */
  public MeasurementBuilder(int... ends) {
    this.ends = ends.clone();
    this.mean = new double[ends[ends.length - 1]];
    this.squares = new double[ends.length];
    Arrays.setAll(distances, i -> new Moments());
  }

  /**
   * Adds one gradient.
   *
   * @param gradient as long as the last group's end, or longer
   * @param reference the mean it should have, or another estimator's gradient from the same draws
   */
  public void add(float[] gradient, float[] reference) {
    count++;
    Arrays.fill(along, 0);
    int i = 0;
    for (int group = 0; group < ends.length; group++) {
      double sum = 0;
      for (; i < ends[group]; i++) {
        double step = gradient[i] - mean[i];
        mean[i] += step / count;
        sum += step * (gradient[i] - mean[i]);
        addDistance(i, (double) gradient[i] - reference[i]);
      }
      squares[group] += sum;
    }
    for (int k = 0; k < DIRECTIONS; k++) {
      distances[k].add(along[k]);
    }
  }

  /** The signs of a coordinate are bits of its number times the golden ratio. */
  private void addDistance(int coordinate, double distance) {
    int bits = (int) (((coordinate + 1) * 0x9E3779B97F4A7C15L) >>> 40);
    for (int k = 0; k < DIRECTIONS; k++) {
      along[k] += (bits >>> k & 1) == 0 ? distance : -distance;
    }
  }

  /**
   * The chunk's measurement.
   *
   * @param nanos nanoseconds of one gradient
   */
  public EstimatorMeasurement build(double nanos) {
    Moments[] variances = new Moments[squares.length];
    for (int group = 0; group < variances.length; group++) {
      variances[group] = new Moments();
      variances[group].add(squares[group] / (count - 1));
    }
    return new EstimatorMeasurement(variances, distances, nanos);
  }
}
