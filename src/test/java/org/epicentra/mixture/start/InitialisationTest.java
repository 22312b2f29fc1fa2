package org.epicentra.mixture.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitialisationTest {
  @ParameterizedTest
  @EnumSource
  void repeatedLocationsAreChosenOnce(Initialisation init) {
    double[][] x = new double[500][];
    Arrays.setAll(x, n -> new double[] {n % 10, n < 250 ? 0 : -0.0});
    EventSample events = Events.of(x, new double[500], null);
    double[][] centres = init.centres(events, 10, RandomStream.of(1, "test", 0, 0));
    assertThat(Arrays.stream(centres).map(c -> c[0]).sorted().toList())
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertThatThrownBy(() -> init.centres(events, 11, RandomStream.of(1, "test", 0, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("11 components, but 500 sampled events have only 10 distinct");
  }

  @Test
  void isFoundByItsLabel() {
    assertThat(Initialisation.of("kmeans++")).isEqualTo(Initialisation.KMEANS_PLUS_PLUS);
    assertThat(Initialisation.of("random")).isEqualTo(Initialisation.RANDOM);
    assertThatThrownBy(() -> Initialisation.of("best"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("‹init› is 'best'; it must be kmeans++ or random");
  }
}
