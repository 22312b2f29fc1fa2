package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesTest {
  @ParameterizedTest
  @CsvSource({
    "earthquake, earthquake",
    "Earthquake, earthquake",
    "eq, earthquake",
    "' eq ', earthquake",
    "qb, quarry blast",
    "quarry, quarry blast",
    "quarry_blast, quarry blast",
    "Quarry Blast, quarry blast",
    "sn, sonic boom",
    "sonicboom, sonic boom",
    "Landslide, landslide",
    "nt, nuclear explosion",
    "uk, not reported",
    "ice quake, ice quake",
    "induced or triggered event, induced or triggered event",
    "meteorite, meteorite"
  })
  void bringsSpellingsOfRealCatalogsTogether(String written, String expected) {
    assertThat(EventTypes.normalise(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"earthquake_, earthquake", "-quarry-blast, quarry blast", "' _eq- ', earthquake"})
  void endsAreCutOff(String written, String expected) {
    assertThat(EventTypes.normalise(written)).isEqualTo(expected);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(EventTypes.normalise(null)).isNull();
    for (String nothing : new String[] {"", "  ", "_", "-", "_ -_", "---"}) {
      assertThat(EventTypes.normalise(nothing)).isNull();
    }
  }
}
