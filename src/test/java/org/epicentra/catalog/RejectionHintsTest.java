package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionHintsTest {
  @Test
  void theReasonsOfTheCheckHaveTheirRemedies() {
    assertThat(RejectionHints.of(List.of(reason("1/31/2020 8:05", "5"))))
        .singleElement()
        .asString()
        .contains("'M/d/yyyy H:mm[:ss]'");
    assertThat(RejectionHints.of(List.of(reason("2020-01-31", "5000"))))
        .singleElement()
        .asString()
        .contains("--column depth=depth/1000");
    assertThat(RejectionHints.of(List.of(reason("1517968154", "5"))))
        .singleElement()
        .asString()
        .contains("timestamp_seconds");
    assertThat(RejectionHints.of(List.of("latitude is missing"))).isEmpty();
  }

  private static String reason(String time, String depth) {
    Object[] raw = new Object[CatalogColumns.ALL.size()];
    raw[1] = time;
    raw[2] = "1";
    raw[3] = "2";
    raw[4] = depth;
    return new EventCheck(CatalogColumns.ALL).check(raw).reason();
  }
}
