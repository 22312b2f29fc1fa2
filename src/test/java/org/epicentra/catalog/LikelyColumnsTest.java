package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelyColumnsTest {
  private static final List<String> REQUIRED = List.of("time", "latitude", "longitude");

  @Test
  void partsOfADateMakeATime() {
    assertThat(
            LikelyColumns.of(
                List.of("time"), List.of("eventID", "year", "month", "day", "hour", "minute")))
        .isEqualTo(Map.of("time", "make_timestamp(year, month, day, hour, minute, 0)"));
  }

  @Test
  void namesThatBeginAlikeAreTaken() {
    assertThat(LikelyColumns.of(REQUIRED, List.of("Date", "Hour", "LAT", "Lon (deg)")))
        .isEqualTo(
            Map.of(
                "time", "concat(Date, ' ', Hour)", "latitude", "LAT", "longitude", "`Lon (deg)`"));
    assertThat(LikelyColumns.of(REQUIRED, List.of("origin_time")))
        .isEqualTo(Map.of("time", "origin_time"));
  }

  @Test
  void nothingIsMadeUp() {
    assertThat(LikelyColumns.of(REQUIRED, List.of("a", "b", "y"))).isEmpty();
  }
}
