package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCheckTest {
  private static final Object[] GOOD = {
    "us1",
    "2018-02-07T01:49:14Z",
    "35.5",
    "-120.4",
    "7.25",
    "4.5",
    "ml",
    "12.0",
    "0",
    "eq",
    "1517968154000",
    "us"
  };

  private final EventCheck check = new EventCheck(CatalogColumns.ALL);

  CheckedEvent with(String column, Object value) {
    Object[] raw = GOOD.clone();
    raw[CatalogColumns.NAMES.indexOf(column)] = value;
    return check.check(raw);
  }

  static Object value(CheckedEvent event, String column) {
    return event.values()[CatalogColumns.NAMES.indexOf(column)];
  }

  @Test
  void convertsEveryColumn() {
    CheckedEvent event = check.check(GOOD.clone());
    assertThat(event.reason()).isNull();
    assertThat(event.notes()).isZero();
    assertThat(event.values())
        .containsExactly(
            "us1",
            1_517_968_154_000_000L,
            35.5,
            -120.4,
            7.25,
            4.5,
            "ml",
            12,
            0,
            "earthquake",
            1_517_968_154_000_000L,
            "us");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time | | time is missing",
        "time | 2018-02-30T00:00:00Z | time is not a time that can be read",
        "time | 1517968154 | time is a number that may be seconds or milliseconds; say which",
        "time | 2100-01-01T00:00:00Z | time is outside the years 1 to 2099",
        "latitude | | latitude is missing",
        "latitude | 90.001 | latitude is outside [-90, 90]",
        "latitude | 85.70 S | latitude is not a finite number",
        "latitude | NaN | latitude is missing",
        "time | null | time is missing",
        "longitude | 360.5 | longitude is outside [-360, 360]",
        "depth | -10.5 | depth is outside [-10, 800] km",
        "depth | Infinity | depth is not a finite number",
        "magnitude | ml | magnitude is not a finite number",
        "station_count | 12.5 | station_count is not a whole number",
        "station_count | -5 | station_count is negative",
        "station_count | many | station_count is not a whole number",
        "felt_count | 99999999999 | felt_count is not a whole number"
      })
  void saysWhyARecordIsNoEvent(String column, String text, String reason) {
    CheckedEvent event = with(column, text);
    assertThat(event.reason()).isEqualTo(reason);
    assertThat(event.value()).isEqualTo(text);
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedAsNumbersToo() {
    assertThat(with("latitude", Double.NaN).reason()).isEqualTo("latitude is missing");
    assertThat(with("depth", Double.NEGATIVE_INFINITY).reason())
        .isEqualTo("depth is not a finite number");
  }

  @ParameterizedTest
  @CsvSource({"180, -180", "187.8, -172.2", "360, 0", "-181, 179", "-360, 0"})
  void longitudesAreWrappedAndCounted(String text, double expected) {
    CheckedEvent event = with("longitude", text);
    assertThat((double) value(event, "longitude")).isEqualTo(expected);
    assertThat(event.notes()).isEqualTo(EventNote.LONGITUDE_WRAPPED.bit());
  }

  @Test
  void anEventIsNotLocatedWithNoStation() {
    CheckedEvent event = with("station_count", "0");
    assertThat(event.reason()).isNull();
    assertThat(value(event, "station_count")).isNull();
    assertThat(event.notes()).isEqualTo(EventNote.ZERO_COUNT.bit());
  }

  @Test
  void optionalValuesMayBeMissing() {
    Object[] raw = new Object[GOOD.length];
    Arrays.fill(raw, " ");
    System.arraycopy(GOOD, 1, raw, 1, 3);
    CheckedEvent event = check.check(raw);
    assertThat(event.reason()).isNull();
    assertThat(event.values()).endsWith(null, null, null, null, null, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "magnitude, NA",
    "depth, NaN",
    "depth, ' null '",
    "station_count, None",
    "event_type, n/a",
    "updated, --"
  })
  void wordsForNothingAreNothing(String column, String text) {
    CheckedEvent event = with(column, text);
    assertThat(event.reason()).isNull();
    assertThat(value(event, column)).isNull();
    assertThat(event.notes()).isEqualTo(EventNote.MISSING_TEXT.bit());
    assertThat(value(with("depth", Double.NaN), "depth")).isNull();
  }

  @Test
  void aNetworkMayBeCalledNA() {
    assertThat(value(with("source", "NA"), "source")).isEqualTo("NA");
    assertThat(value(with("source", " "), "source")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "1517968154", "2100-01-01"})
  void noEventIsRejectedForTheTimeOfItsUpdate(String updated) {
    CheckedEvent event = with("updated", updated);
    assertThat(event.reason()).isNull();
    assertThat(value(event, "updated")).isNull();
    assertThat(event.notes()).isEqualTo(EventNote.UPDATED_UNREADABLE.bit());
  }

  @Test
  void noEventIsRejectedForAFurtherColumn() {
    List<CheckedColumn> columns = new ArrayList<>(CatalogColumns.ALL);
    columns.add(new CheckedColumn("gap", ColumnKind.NUMBER));
    columns.add(new CheckedColumn("phases", ColumnKind.LOCATING_COUNT));
    Object[] raw = Arrays.copyOf(GOOD, columns.size());
    raw[columns.size() - 2] = "wide";
    raw[columns.size() - 1] = "-3";
    CheckedEvent event = new EventCheck(columns).check(raw);
    assertThat(event.reason()).isNull();
    assertThat(event.values()[columns.size() - 2]).isNull();
    assertThat(event.values()[columns.size() - 1]).isNull();
    assertThat(event.notes()).isEqualTo(EventNote.FURTHER_UNREADABLE.bit());
  }

  @Test
  void minusZeroIsZero() {
    for (Object zero : new Object[] {"-0.0", -0.0}) {
      // Of objects: Double.equals distinguishes the zeros.
      assertThat(value(with("depth", zero), "depth")).isEqualTo(0.0);
    }
  }

  @Test
  void magnitudeZeroIsAMagnitude() {
    assertThat(value(with("magnitude", "0.00"), "magnitude")).isEqualTo(0.0);
  }

  @Test
  void secondSixtyIsCounted() {
    CheckedEvent event = with("time", "2018/02/07 01:49:60.00");
    assertThat(value(event, "time")).isEqualTo(1_517_968_200_000_000L);
    assertThat(event.notes()).isEqualTo(EventNote.SECOND_SIXTY.bit());
  }

  @Test
  void aMissingIdIsMadeFromTheValues() {
    CheckedEvent first = with("id", null);
    CheckedEvent again = with("id", "");
    assertThat(value(first, "id")).isEqualTo(value(again, "id"));
    assertThat((String) value(first, "id")).matches("[0-9a-f]{24}");
    assertThat(first.notes()).isEqualTo(EventNote.ID_DERIVED.bit());
    Object[] other = GOOD.clone();
    other[0] = null;
    other[2] = "35.6";
    assertThat(value(check.check(other), "id")).isNotEqualTo(value(first, "id"));
  }
}
