package org.epicentra.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Catalogs are quantiles of exponential distributions, so that b is known without noise. */
class MagnitudeDoubtsTest {
  private static final long MICROS_PER_YEAR = 31_557_600_000_000L;

  private final CatalogProfile profile = new CatalogProfile(List.of(), List.of());

  /** So many events above a magnitude, to the nearest tenth, spread over ten years. */
  private void add(int events, double least, double b, String type, int firstYear) {
    for (int i = 0; i < events; i++) {
      double beyond = 1 - (i + 0.5) / events;
      double magnitude = Math.rint(10 * (least - 0.05 - Math.log10(beyond) / b)) / 10;
      profile.event();
      profile.time((firstYear - 1970) * MICROS_PER_YEAR + i % 10 * MICROS_PER_YEAR + 1);
      profile.position(20, 40);
      profile.magnitude(magnitude, type);
    }
  }

  private List<String> doubts() {
    return MagnitudeDoubts.of(profile, MagnitudeStatistics.of(profile.magnitudes()));
  }

  @Test
  void oneExponentialDistributionIsBeyondDoubt() {
    add(8000, 2, 1, "ML", 2000);
    assertThat(doubts()).isEmpty();
  }

  /** A local network complete from 1 on, and the world's earthquakes from 4.5 on. */
  @Test
  void aPatchworkIsDoubtful() {
    add(4000, 1, 1, "ml", 2000);
    add(3000, 4.5, 1, "mb", 1980);
    List<String> doubts = doubts();
    assertThat(doubts).anyMatch(text -> text.matches("b is 0\\.[12].; that of tectonic.*"));
    assertThat(doubts).anyMatch(text -> text.endsWith("are mixed: mb 54 %, ml 46 %"));
    assertThat(doubts).anyMatch(text -> text.contains("complete from different magnitudes on"));
    assertThat(doubts)
        .anyMatch(text -> text.startsWith("completeness differs between periods: 1.2 in "))
        .anyMatch(text -> text.contains(" 4.7 in 19"));
  }

  @Test
  void aChangeOfBWithTimeIsTold() {
    add(6000, 2, 0.8, "ml", 1990);
    add(6000, 2, 1.3, "ml", 2005);
    assertThat(doubts()).anyMatch(text -> text.startsWith("b differs between periods: 0.8"));
  }

  /** Of a steep and a flat distribution together the steep one counts at small magnitudes alone. */
  @Test
  void aBendInTheRelationIsTold() {
    add(4000, 2, 2, "ml", 2000);
    add(1000, 2, 0.6, "ml", 2000);
    assertThat(doubts()).anyMatch(text -> text.startsWith("b changes with the least magnitude"));
  }

  @Test
  void mixedRoundingsAreTold() {
    add(3000, 2, 1, "ml", 2000);
    for (int i = 0; i < 3000; i++) {
      profile.magnitude(2.01 + i % 97 / 100.0, "ml");
    }
    assertThat(doubts()).anyMatch(text -> text.endsWith("are to a tenth, the others finer"));
  }

  /** From 2.2 on there is one magnitude only, from which no b follows; below, b changes. */
  @Test
  void cutoffsWithoutABDoNotHideAChange() {
    for (int i = 0; i < 321; i++) {
      profile.magnitude(i < 200 ? 1.8 : i < 300 ? 2.0 : i < 301 ? 2.1 : 2.2, "ml");
    }
    assertThat(doubts())
        .contains("b changes with the least magnitude: it is 5.18 from 2.0 on, 2.99 from 2.1 on");
  }
}
