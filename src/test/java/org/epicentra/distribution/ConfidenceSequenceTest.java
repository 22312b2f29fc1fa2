package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
  private static final double[] DIFFERENCES = {0.3, -0.1, 0.25, -2.0, 0.4, 0.1, 0.05, -0.3};
  private static final double[] WEIGHTS = {1, 2, 1, 1, 3, 1, 1, 2};

  private static PairedGain gain(int from, int to) {
    PairedGain gain = new PairedGain();
    for (int i = from; i < to; i++) {
      gain.add(DIFFERENCES[i], WEIGHTS[i]);
    }
    return gain;
  }

  /** The numbers are NumPy's, from the formula. */
  @Test
  void theIntervalIsThatOfTheFormula() {
    PairedGain gain = gain(0, 8);
    assertThat(gain.effectiveObservations()).isCloseTo(6.545454545454546, within(1e-13));
    assertThat(gain.standardError()).isCloseTo(0.2080623237291066, within(1e-14));
    assertThat(gain.skewness()).isCloseTo(-0.27220089315473467, within(1e-13));
    double[] ends = ConfidenceSequence.interval(gain, 0.95);
    assertThat(ends[0]).isCloseTo(-14.836982583686732, within(1e-11));
    assertThat(ends[1]).isCloseTo(4.70666625580812, within(1e-12));
  }

  /** Of the negatives, which are skewed to the other side, it is the mirror image. */
  @Test
  void theOtherSideIsLikeThisOne() {
    PairedGain negative = new PairedGain();
    for (int i = 0; i < DIFFERENCES.length; i++) {
      negative.add(-DIFFERENCES[i], WEIGHTS[i]);
    }
    double[] ends = ConfidenceSequence.interval(negative, 0.95);
    assertThat(ends[0]).isCloseTo(-4.70666625580812, within(1e-12));
    assertThat(ends[1]).isCloseTo(14.836982583686732, within(1e-11));
  }

  @Test
  void storedAndMergedSumsGiveTheSame() {
    PairedGain first = gain(0, 5);
    PairedGain stored = new PairedGain(first.observations(), first.sums());
    stored.merge(gain(5, 8));
    assertThat(stored.observations()).isEqualTo(8);
    double[] ends = ConfidenceSequence.interval(stored, 0.95);
    double[] expected = ConfidenceSequence.interval(gain(0, 8), 0.95);
    assertThat(ends[0]).isCloseTo(expected[0], within(1e-11));
    assertThat(ends[1]).isCloseTo(expected[1], within(1e-12));
  }

  @Test
  void withoutObservationsOrNumbersThereIsNone() {
    assertThat(ConfidenceSequence.interval(new PairedGain(), 0.95)).containsOnly(Double.NaN);
    PairedGain broken = gain(0, 8);
    broken.add(Double.NaN, 1);
    assertThat(ConfidenceSequence.interval(broken, 0.95)).containsOnly(Double.NaN);
    PairedGain same = new PairedGain();
    same.add(0.5, 1);
    same.add(0.5, 1);
    assertThat(ConfidenceSequence.interval(same, 0.95)).containsExactly(0.5, 0.5);
  }

  /** Looked at after each of 2000 observations, the interval misses the mean in few of 400 rows. */
  @Test
  void holdsAtAllLooksTogether() {
    Random random = new Random(2);
    int missed = 0;
    for (int row = 0; row < 400; row++) {
      PairedGain gain = new PairedGain();
      boolean miss = false;
      for (int i = 0; i < 2000; i++) {
        gain.add(random.nextGaussian(), 1);
        if (i >= 20) {
          double[] ends = ConfidenceSequence.interval(gain, 0.95);
          miss |= ends[0] > 0 || ends[1] < 0;
        }
      }
      missed += miss ? 1 : 0;
    }
    // At most 5 % are 20, standard deviation 4.4; a 95 % interval for one look would miss in 200.
    assertThat(missed).isLessThan(30);
  }
}
