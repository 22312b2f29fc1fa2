package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.BadInputException;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.api.Test;

class PriorSpecificationTest {
  private static final EventSample EVENTS =
      Events.of(
          new double[][] {{0, 0}, {4, 0}, {0, 2}, {4, 2}},
          new double[] {1, 9, Double.NaN, 2},
          new double[] {1, 1, 1, 1});
  private static final double[][] CENTRES = {{0, 1}, {4, 1}};

  @Test
  void defaultsComeFromTheData() {
    MixturePrior prior = resolve(PriorSpecification.defaults());
    assertThat(prior.pi()).containsExactly(0.5, 0.5);
    assertThat(prior.nu()).containsExactly(2, 1);
    // Variances 4 and 1, mean 2.5; every event is at distance 1 from its centre, so tau = 2 / 1.
    assertThat(prior.rho()).isCloseTo(1 / 2.5, within(1e-15));
    assertThat(prior.tau()).isCloseTo(2, within(1e-15));
    assertThat(prior.alpha()).isEqualTo(1);
    assertThat(prior.beta()).isCloseTo(1 / 4.0, within(1e-15));
  }

  @Test
  void withoutStrengthsBetaIsOne() {
    EventSample silent =
        Events.of(new double[][] {{0, 0}, {4, 2}}, new double[] {Double.NaN, Double.NaN}, null);
    assertThat(
            PriorSpecification.defaults()
                .resolve(Events.profile(silent), new double[][] {{1, 1}}, silent)
                .beta())
        .isEqualTo(1);
    EventSample zero = Events.of(new double[][] {{0, 0}, {4, 2}}, new double[2], null);
    assertThat(
            PriorSpecification.defaults()
                .resolve(Events.profile(zero), new double[][] {{1, 1}}, zero)
                .beta())
        .isEqualTo(1);
  }

  @Test
  void givenValuesWin() {
    MixturePrior prior =
        resolve(
            new PriorSpecification(
                new double[] {0.3333333, 0.6666666}, 3.0, new double[] {7, 8}, 0.1, 2.0, 5.0));
    assertThat(prior.pi()[0] + prior.pi()[1]).isCloseTo(1, within(1e-15));
    assertThat(prior.pi()[0]).isCloseTo(1 / 3.0, within(1e-7));
    assertThat(prior.nu()).containsExactly(7, 8);
    assertThat(prior.tau()).isEqualTo(3);
    assertThat(prior.rho()).isEqualTo(0.1);
    assertThat(prior.alpha()).isEqualTo(2);
    assertThat(prior.beta()).isEqualTo(5);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertRefused(pi(1.0), "‹pi› has 1 values for 2 components");
    assertRefused(pi(0.5, 0.6), "sum to 1.1");
    assertRefused(pi(1.5, -0.5), "‹pi› of component 0 is 1.5");
    assertRefused(pi(0.5, Double.NaN), "‹pi› of component 1 is NaN");
    assertRefused(
        new PriorSpecification(null, null, new double[3], null, null, null),
        "‹nu› has 3 coordinates");
    assertRefused(new PriorSpecification(null, Double.NaN, null, null, null, null), "‹tau› is NaN");
    assertRefused(new PriorSpecification(null, null, null, 0.0, null, null), "‹rho› is 0.0");
    assertRefused(new PriorSpecification(null, null, null, null, -1.0, null), "‹alpha› is -1.0");
    assertRefused(
        new PriorSpecification(null, null, null, null, null, Double.POSITIVE_INFINITY),
        "‹beta› is Infinity");
  }

  @Test
  void oneLocationNeedsARho() {
    EventSample events = Events.of(new double[][] {{3, 3}, {3, 3}}, new double[2], null);
    PriorSpecification tauOnly = new PriorSpecification(null, 1.0, null, null, null, null);
    assertThatThrownBy(
            () -> tauOnly.resolve(Events.profile(events), new double[][] {{3, 3}}, events))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Give ‹rho› a number");
  }

  private static PriorSpecification pi(double... pi) {
    return new PriorSpecification(pi, null, null, null, null, null);
  }

  private static MixturePrior resolve(PriorSpecification specification) {
    return specification.resolve(Events.profile(EVENTS), CENTRES, EVENTS);
  }

  private static void assertRefused(PriorSpecification specification, String message) {
    assertThatThrownBy(() -> resolve(specification))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
