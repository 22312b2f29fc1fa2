package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.Test;

class VaeGradientExperimentTest {
  private static final VaeArchitecture NETWORK = new VaeArchitecture(64, List.of(32), 4);
  private static final List<Estimator> KINDS =
      List.of(
          Estimator.ANALYTIC,
          Estimator.TOTAL,
          Estimator.PATH,
          Estimator.CONTROL,
          Estimator.FITTED,
          Estimator.SCORE);
  private static final int ROWS = 50;
  private static final int CHUNKS = 2;

  private static List<EstimatorMeasurement> run(List<Estimator> kinds) {
    float[] pixels = ReferenceVae.random(ROWS * NETWORK.inputs(), 1, 12);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] > 0 ? 1 : 0;
    }
    VaeGradientExperiment experiment =
        new VaeGradientExperiment(
            new VaeWeights(NETWORK, ReferenceVae.random(NETWORK.parameterCount(), 0.2, 11)),
            pixels,
            ROWS,
            new VaeGradientExperiment.Estimators(kinds, 0.5, 1, 3),
            CHUNKS,
            BlasChoice.JAVA);
    List<EstimatorMeasurement> all = experiment.run(0);
    for (int chunk = 1; chunk < CHUNKS; chunk++) {
      List<EstimatorMeasurement> next = experiment.run(chunk);
      for (int i = 0; i < all.size(); i++) {
        all.get(i).merge(next.get(i));
      }
    }
    return all;
  }

  /** The numbers are of the noise, whichever estimator comes first. */
  @Test
  void variancesDoNotComeFromTheOrder() {
    List<Estimator> reversed = new ArrayList<>(KINDS);
    Collections.reverse(reversed);
    List<EstimatorMeasurement> forwards = run(KINDS);
    List<EstimatorMeasurement> backwards = run(reversed);
    for (int i = 0; i < KINDS.size(); i++) {
      EstimatorMeasurement one = forwards.get(i);
      EstimatorMeasurement other = backwards.get(KINDS.size() - 1 - i);
      assertThat(other.variance(0))
          .as(KINDS.get(i).label())
          .isEqualTo(one.variance(0))
          .isPositive();
      assertThat(other.varianceError(0)).isEqualTo(one.varianceError(0));
      assertThat(one.nanos()).isPositive().isFinite();
    }
  }
}
