package org.epicentra.job.mixture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.ml.SampledEvents;
import org.epicentra.spark.mixture.ModelScores;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private static final double[][] EVENTS = {{-5, 0, 4}, {0.5, 5, 12}, {2, -3, 1}, {6, 0.2, 30}};

  /** The difference is that of the means, whichever of the two stands first. */
  @Test
  void theDifferenceIsFromTheBest() {
    List<MixturePosterior> posteriors =
        List.of(model(new double[][] {{-5, 1}, {3, 3}, {1, 8}}), model(SampledEvents.CENTRES));
    ModelScores scores = new ModelScores(posteriors);
    double[] means = new double[2];
    for (double[] event : EVENTS) {
      double[] x = {event[0], event[1]};
      scores.add(x, event[2], 1);
      for (int i = 0; i < 2; i++) {
        means[i] += new MixtureScorer(posteriors.get(i)).logDensity(x, event[2]) / EVENTS.length;
      }
    }
    for (int i = 0; i < 2; i++) {
      for (int best = 0; best < 2; best++) {
        CandidateSummary.HeldOut heldOut = CandidateSummary.HeldOut.of(scores, i, best);
        assertThat(heldOut.events()).isEqualTo(EVENTS.length);
        assertThat(heldOut.meanLogDensity()).isCloseTo(means[i], within(1e-12));
        assertThat(heldOut.difference()).isCloseTo(means[i] - means[best], within(1e-12));
        if (i == best) {
          assertThat(heldOut.differenceStandardError()).isZero();
        } else {
          assertThat(heldOut.differenceStandardError()).isPositive();
        }
      }
    }
    assertThat(means[0]).isNotCloseTo(means[1], within(0.01));
  }

  private static MixturePosterior model(double[][] centres) {
    return MixturePosterior.start(SampledEvents.PRIOR, centres, SampledEvents.RATES);
  }
}
