package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;

class MixturePosteriorTest {
  private static final MixturePosterior POSTERIOR =
      Textbook.posterior(
          new MixturePrior(
              new double[] {0.2, 0.5, 0.3},
              1,
              new MixturePrior.Centres(new double[3], 1),
              new MixturePrior.Rates(1, 1)),
          new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
          new double[] {4, 5, 6},
          new double[][] {new double[] {10, 20, 40}, new double[] {1, 2, 8}},
          new double[] {30, 70, 30});

  @Test
  void sortingTakesTheWeightsAlongAndKeepsEqualsInOrder() {
    MixtureFit fit =
        new MixtureFit(
            POSTERIOR,
            MixtureStatistics.of(POSTERIOR),
            List.of(new RestartTrace(new double[] {-2, -1}, true, 1, List.of())),
            0);
    MixturePosterior sorted = fit.sortedByEffectiveCount().posterior();
    assertThat(sorted.prior().pi()).containsExactly(0.5, 0.2, 0.3);
    assertThat(sorted.mean(0)).containsExactly(4, 5, 6);
    assertThat(sorted.mean(1)).containsExactly(1, 2, 3);
    assertThat(sorted.mean(2, 2)).isEqualTo(9);
    assertThat(sorted.meanPrecision(0)).isEqualTo(5);
    assertThat(sorted.rateShape(2)).isEqualTo(40);
    assertThat(sorted.rateRate(2)).isEqualTo(8);
    assertThat(sorted.rate(2)).isEqualTo(5);
    assertThat(sorted.effectiveCount(0)).isEqualTo(70);
  }

  /**
   * Expected: scipy.stats.gamma.ppf([.025, .975], 10) and sqrt(scipy.stats.chi2.ppf(.95, 3) / 4).
   */
  @Test
  void intervalAndRadius() {
    assertThat(POSTERIOR.rateInterval95(0))
        .containsExactly(new double[] {4.7953886961324335, 17.084803451419166}, within(1e-12));
    assertThat(POSTERIOR.radius95(0)).isCloseTo(1.3977417414575537, within(1e-12));
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(POSTERIOR);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MixturePosterior read = (MixturePosterior) in.readObject();
      assertThat(read)
          .usingRecursiveComparison()
          .withComparatorForType(Double::compare, Double.class) // NaN is NaN
          .isEqualTo(POSTERIOR);
    }
  }

  @Test
  void whatIsHandedOutIsACopy() {
    POSTERIOR.mean(0)[0] = 99;
    POSTERIOR.prior().pi()[0] = 99;
    POSTERIOR.prior().nu()[0] = 99;
    assertThat(POSTERIOR.mean(0, 0)).isEqualTo(1);
    assertThat(POSTERIOR.weight(0)).isEqualTo(0.2);
    assertThat(POSTERIOR.prior().nu()[0]).isZero();
  }

  @Test
  void settingsRefuseWhatIsOutOfRange() {
    assertRefused(() -> MixtureSettings.plain(0), "‹components› is 0");
    assertRefused(
        () -> Initialisation.of("best"), "‹init› is 'best'; it must be kmeans++ or random");
    assertRefused(
        () -> new MixtureSettings(2, Initialisation.RANDOM, 0, 1, 1, 0), "‹restarts› is 0");
    assertRefused(
        () -> new MixtureSettings(2, Initialisation.RANDOM, 1, 1, 0, 0), "‹maxIterations› is 0");
    assertRefused(
        () -> new MixtureSettings(2, Initialisation.RANDOM, 1, 1, 1, Double.NaN),
        "‹tolerance› is NaN");
  }

  private static void assertRefused(Runnable action, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
