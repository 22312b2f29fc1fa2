package org.epicentra.job.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.epicentra.Setting;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.RestartTrace;
import org.junit.jupiter.api.Test;

class FitAdviceTest {
  private static final double[][] APART = {{0, 0}, {5, 0}, {0, 5}};
  private static final double[][] TWO_ALIKE = {{0, 0}, {5, 0}, {0, 0.01}};

  @Test
  void aGoodFitNeedsNone() {
    assertThat(advice(fit(APART, true), settings("kmeans++", 1e-6), 0)).isEmpty();
  }

  @Test
  void aFitThatMadeAllIterationsAsAskedNeedsNone() {
    assertThat(advice(fit(APART, false), settings("kmeans++", 0), 0)).isEmpty();
  }

  @Test
  void aFitThatEndedAtItsLimitSaysSoFirst() {
    List<String> advice = advice(fit(TWO_ALIKE, false), settings("kmeans++", 1e-6), 0);
    assertThat(advice).hasSize(2);
    // The last of two iterations raised the bound from -201 to -200: by 0.005 of its size.
    assertThat(Setting.plain(advice.get(0)))
        .isEqualTo(
            "the fit did NOT converge: it ended at maxIterations 2 while an iteration still raised"
                + " the bound by 5.0e-03 of its size, more than tolerance 1.0E-6. Raise"
                + " maxIterations, or tolerance if so much is near enough");
  }

  @Test
  void eventsThatWereLeftOutAreCounted() {
    assertThat(advice(fit(APART, true), settings("kmeans++", 1e-6), 1200))
        .containsExactly("1,200 events lie outside of ‹region› and were left out of the fit");
    assertThat(advice(fit(APART, true), settings("kmeans++", 1e-6), 1))
        .containsExactly("1 event lies outside of ‹region› and was left out of the fit");
  }

  @Test
  void componentsThatCoincideGetTheAdviceThatFitsTheirStart() {
    assertThat(coincident("kmeans++"))
        .isEqualTo(
            "2 of 3 components coincide (0, 2): their centres lie within a tenth of their width and"
                + " their rates within each other's intervals, so that 2 different components"
                + " remain. Try fewer: components 2 or so");
    assertThat(coincident("random"))
        .endsWith("remain. Try init kmeans++, or fewer: components 2 or so");
    assertThat(coincident("start.csv"))
        .endsWith(
            "What starts alike stays alike: try other rows in start.csv, init kmeans++, or fewer"
                + " components: components 2 or so");
  }

  @Test
  void manyAreListedInPart() {
    double[][] centres = new double[24][2];
    for (int k = 0; k < 22; k += 2) {
      centres[k][0] = 100.0 * k;
      centres[k + 1][0] = 100.0 * k;
    }
    centres[22][0] = -500;
    centres[23][0] = -900;
    MixtureFit pairs = fit(centres, true);
    assertThat(advice(pairs, settings("random", 1e-6), 0).get(0))
        .contains("22 of 24", "(0, 1; 2, 3; ", "18, 19; and 1 more group)", "13 different");
    assertThat(advice(fit(new double[12][2], true), settings("random", 1e-6), 0).get(0))
        .contains("12 of 12", "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... (12 in all))", "1 different");
  }

  private static String coincident(String init) {
    return Setting.plain(advice(fit(TWO_ALIKE, true), settings(init, 1e-6), 0).get(0));
  }

  private static List<String> advice(MixtureFit fit, FitSettings settings, long outside) {
    return FitAdvice.of(fit, fit.posterior().coincidentComponents(), settings, outside);
  }

  /** A posterior at its start has these centres, and the prior's rate for each. */
  private static MixtureFit fit(double[][] centres, boolean converged) {
    double[] pi = new double[centres.length];
    Arrays.fill(pi, 1.0 / pi.length);
    MixturePrior prior =
        new MixturePrior(
            pi, 1, new MixturePrior.Centres(new double[2], 1), new MixturePrior.Rates(1, 1));
    return new MixtureFit(
        MixturePosterior.start(prior, centres, null),
        MixtureStatistics.of(centres.length, 2),
        List.of(new RestartTrace(new double[] {-300, -201, -200}, converged, 2, List.of())),
        0);
  }

  private static FitSettings settings(String init, double tolerance) {
    return new FitSettings(
        List.of("events.csv"),
        "csv",
        Map.of(),
        null,
        List.of(),
        "null",
        null,
        null,
        null,
        3,
        null,
        null,
        FamilySettings.of(
            new FitOptions(MixtureSettings.plain(3), PriorSpecification.defaults(), null, null)),
        null,
        init,
        1,
        1,
        2,
        tolerance,
        "none",
        "none");
  }
}
