package org.epicentra.mixture;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** How an ascent is hastened. */
public enum Acceleration implements Labelled {
  /** Not at all. */
  NONE("none", 1e-6, 100),
  /** By extrapolation of the sufficient statistics, eq. (51); see {@link Extrapolation}. */
  SQUAREM("squarem", 1e-7, 300);

  private final String label;
  private final double tolerance;
  private final int maxIterations;

  Acceleration(String label, double tolerance, int maxIterations) {
    this.label = label;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** The default tolerance: steps that grow longer need a smaller one. */
  public double tolerance() {
    return tolerance;
  }

  /** The default limit of iterations. */
  public int maxIterations() {
    return maxIterations;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(Acceleration.class);
  }

  /**
   * @throws BadInputException when there is no acceleration of that label
   */
  public static Acceleration of(String label) {
    return Labelled.of(Acceleration.class, "acceleration", label);
  }
}
