package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixtureFamily.Choices;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;

class MixtureFamilyTest {
  private static final Region BOX = Region.box(new double[] {0, 0}, new double[] {1, 2});

  @Test
  void nothingChosenIsTheDefaultFamily() {
    assertThat(Choices.NONE.family(false, false)).isEqualTo(MixtureFamily.DEFAULT);
    assertThat(MixtureFamily.DEFAULT.defaultMoves()).isEqualTo(Moves.DELETE_MERGE);
  }

  @Test
  void whatIsGivenStays() {
    MixtureFamily given = Choices.NONE.family(true, true);
    assertThat(given.covariance()).isEqualTo(CovarianceType.FIXED);
    assertThat(given.weights()).isEqualTo(WeightType.FIXED);
    assertThat(given.counts()).isEqualTo(CountType.NEGATIVE_BINOMIAL);
    assertThat(given.background()).isTrue();
    assertThat(given.defaultMoves()).isEqualTo(Moves.NONE);
    assertThat(Choices.NONE.family(true, false).weights()).isEqualTo(WeightType.DIRICHLET);
    assertThat(Choices.NONE.family(false, true).covariance()).isEqualTo(CovarianceType.FULL);
  }

  @Test
  void aChoiceGoesBeforeTheDefault() {
    Choices all =
        new Choices(
            CovarianceType.SHARED,
            WeightType.DIRICHLET_PROCESS,
            2.5,
            CountType.NEGATIVE_BINOMIAL,
            3.0,
            true,
            true,
            BOX,
            0.25);
    MixtureFamily family = all.family(true, false);
    assertThat(family)
        .isEqualTo(
            new MixtureFamily(
                CovarianceType.SHARED,
                WeightType.DIRICHLET_PROCESS,
                2.5,
                CountType.NEGATIVE_BINOMIAL,
                3.0,
                true,
                true,
                BOX,
                0.25));
  }

  @Test
  void contradictionsAreRefused() {
    assertRefused(
        new Choices(null, null, 1.0, null, null, null, null, null, null),
        true,
        "‹concentration› is 1.0, but ‹weights› is fixed");
    assertRefused(
        new Choices(null, null, null, null, null, null, false, BOX, null),
        false,
        "‹region› is given, but ‹background› is none");
    assertRefused(
        new Choices(null, null, null, CountType.POISSON, 2.0, null, null, null, null),
        false,
        "‹dispersion› is 2.0, but ‹counts› is poisson");
    assertRefused(
        new Choices(null, null, null, null, null, null, null, null, -1.0),
        false,
        "‹locationError› is -1.0");
  }

  private static void assertRefused(Choices choices, boolean piGiven, String message) {
    assertThatThrownBy(() -> choices.family(false, piGiven))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
