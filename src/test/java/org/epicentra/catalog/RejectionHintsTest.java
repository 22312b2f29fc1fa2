package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionHintsTest {
  @Test
  void theReasonsOfTheCheckHaveTheirRemedies() {
    assertThat(RejectionHints.of(List.of(timeOrDepth("1/31/2020 8:05", "5"))))
        .singleElement()
        .asString()
        .contains("'M/d/yyyy H:mm[:ss]'");
    assertThat(RejectionHints.of(List.of(timeOrDepth("2020-01-31", "5000"))))
        .singleElement()
        .asString()
        .contains("‹column› \"depth=depth/1000\"");
    assertThat(RejectionHints.of(List.of(timeOrDepth("1517968154", "5"))))
        .singleElement()
        .asString()
        .contains("timestamp_seconds");
    assertThat(RejectionHints.of(List.of("latitude is missing"))).isEmpty();
  }

  /** Each advice is of the column and the fault; a column that an event needs has none. */
  @Test
  void theAdviceFitsColumnAndFault() {
    assertThat(RejectionHints.of(List.of(reason("depth", "shallow"))))
        .singleElement()
        .asString()
        .contains("depth=try_cast(depth as double)");
    assertThat(RejectionHints.of(List.of(reason("magnitude", "ml"))))
        .singleElement()
        .asString()
        .contains("magnitude=try_cast(magnitude as double)");
    for (String count : List.of("station_count", "felt_count")) {
      assertThat(RejectionHints.of(List.of(reason(count, "-1"))))
          .singleElement()
          .asString()
          .contains(count + "=nullif(" + count + ", '-1')");
      assertThat(RejectionHints.of(List.of(reason(count, "12.5"))))
          .singleElement()
          .asString()
          .contains(count + "=try_cast(" + count + " as int)");
    }
    assertThat(RejectionHints.of(List.of(reason("latitude", "85.70 S")))).isEmpty();
    assertThat(RejectionHints.of(List.of(reason("longitude", "east")))).isEmpty();
  }

  /** The reason why a value of a column is refused. */
  private static String reason(String column, String value) {
    Object[] raw = new Object[CatalogColumns.ALL.size()];
    raw[1] = "2020-01-31";
    raw[2] = "1";
    raw[3] = "2";
    raw[CatalogColumns.NAMES.indexOf(column)] = value;
    return new EventCheck(CatalogColumns.ALL).check(raw).reason();
  }

  private static String timeOrDepth(String time, String depth) {
    Object[] raw = new Object[CatalogColumns.ALL.size()];
    raw[1] = time;
    raw[2] = "1";
    raw[3] = "2";
    raw[4] = depth;
    return new EventCheck(CatalogColumns.ALL).check(raw).reason();
  }
}
