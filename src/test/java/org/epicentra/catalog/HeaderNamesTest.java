package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
  @Test
  void repeatedNamesAreNumberedWhateverTheirCase() {
    assertThat(HeaderNames.distinct(List.of("depth", "mag", "Depth", "depth")))
        .containsExactly("depth", "mag", "Depth_2", "depth_3");
  }

  @Test
  void ofNamesThatDifferInCaseTheCatalogsOwnKeepsItsSpelling() {
    assertThat(HeaderNames.distinct(List.of("Time", "time", "TIME", "Mag", "mag")))
        .containsExactly("Time_2", "time", "TIME_3", "Mag", "mag_2");
  }

  @Test
  void blanksGoAndEmptyNamesTellTheirPlace() {
    assertThat(HeaderNames.distinct(List.of("", " latitude ", "Event Time")))
        .containsExactly("column_1", "latitude", "Event Time");
  }

  @Test
  void storedNamesSuitParquetAndLeaveTheCatalogsOwnAlone() {
    Set<String> taken = new HashSet<>();
    assertThat(HeaderNames.stored("Event Time (UTC)", taken)).isEqualTo("Event_Time_UTC_");
    assertThat(HeaderNames.stored("event=time;(utc)", taken)).isEqualTo("event_time_utc__2");
    assertThat(HeaderNames.stored("time", taken)).isEqualTo("source_time");
    assertThat(HeaderNames.stored("Year", taken)).isEqualTo("source_Year");
  }
}
