package org.epicentra.job.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;

/**
 * What was measured of one estimator among several on the same noise.
 *
 * @param estimator that was measured
 * @param measurement over all chunks
 * @param biasPValue of the test that its mean is the reference; null for a reference itself
 */
record MeasuredEstimator(Estimator estimator, EstimatorMeasurement measurement, Double biasPValue) {
  /**
   * Pairs estimators with their measurements and tests each for a bias.
   *
   * @param estimators that were compared
   * @param measurements as many, in the same order
   * @param references estimators that others are compared with
   */
  static List<MeasuredEstimator> all(
      List<Estimator> estimators,
      List<EstimatorMeasurement> measurements,
      Set<Estimator> references) {
    double noisiest =
        measurements.stream().mapToDouble(EstimatorMeasurement::scatter).max().orElse(0);
    List<MeasuredEstimator> all = new ArrayList<>();
    for (int i = 0; i < estimators.size(); i++) {
      Estimator estimator = estimators.get(i);
      EstimatorMeasurement measurement = measurements.get(i);
      Double bias = references.contains(estimator) ? null : measurement.biasPValue(noisiest);
      all.add(new MeasuredEstimator(estimator, measurement, bias));
    }
    return all;
  }
}
