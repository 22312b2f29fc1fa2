package org.epicentra.job.mixture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.choice.ComponentChoice.Criterion;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.junit.jupiter.api.Test;

class ComponentChoiceTest {
  @Test
  void theOrderIsKept() {
    ComponentChoice choice = new ComponentChoice(List.of(20, 5, 10), Criterion.BOUND, 0.2);
    assertThat(choice.candidates()).containsExactly(20, 5, 10);
    assertThat(choice.largest()).isEqualTo(20);
    assertThat(choice.holdsOut()).isFalse();
    assertThat(Criterion.of("held-out")).isEqualTo(Criterion.HELD_OUT);
  }

  @Test
  void refusesWhatIsNoChoice() {
    assertRefused(List.of(10, 20, 10), 0.2, "‹components› has 10 twice: give each number once");
    assertRefused(List.of(0, 20), 0.2, "‹components› is 0; it must be 1 or more");
    assertRefused(List.of(20, -3), 0.2, "‹components› is -3; it must be 1 or more");
    for (double share : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
      assertRefused(
          List.of(10, 20),
          share,
          "‹holdoutShare› is " + share + "; it must be above 0 and below 1, such as 0.2");
    }
    assertThatThrownBy(() -> Criterion.of("bic"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("‹choose› is 'bic'; it must be held-out or bound");
  }

  private static void assertRefused(List<Integer> components, double share, String message) {
    assertThatThrownBy(() -> new ComponentChoice(components, Criterion.HELD_OUT, share))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
  }

  @Test
  void centresAndWeightsAreOfOneNumberOfComponents() {
    ComponentChoice choice = new ComponentChoice(List.of(2, 3), Criterion.BOUND, 0.2);
    MixtureSettings settings = MixtureSettings.defaults(3);
    PriorSpecification prior = PriorSpecification.defaults(MixtureFamily.DEFAULT);
    assertThatThrownBy(() -> new FitOptions(settings, prior, "centres.csv", null, choice))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "centres.csv holds the centres of one number of components, but ‹components› has"
                + " several: give that one alone");
    PriorSpecification weighted =
        new PriorSpecification(new double[] {0.5, 0.2, 0.3}, null, null, null, null, null);
    assertThatThrownBy(() -> new FitOptions(settings, weighted, null, null, choice))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹pi› holds the weights of one number of components");
  }
}
