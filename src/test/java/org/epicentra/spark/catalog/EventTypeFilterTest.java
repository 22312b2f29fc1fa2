package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter of types takes; which events it keeps is in the tests of selections. */
class EventTypeFilterTest {
  @Test
  void typesMayBeSpelledAsInAnyCatalog() {
    assertThat(new EventTypeFilter(List.of("EQ", "quarry_blast", "ALL")).types())
        .containsExactly("earthquake", "quarry blast", "all");
  }

  /** They would select the events whose type is not told, or none. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "_", "-"})
  void textThatIsNoTypeIsRefused(String text) {
    assertThatThrownBy(() -> new EventTypeFilter(List.of("earthquake", text)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("‹eventType› is '" + text + "'; it must be a type of event, or all");
  }
}
