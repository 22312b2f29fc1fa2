package org.epicentra.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.epicentra.catalog.text.TimeText.Numbers;
import org.epicentra.catalog.text.TimeText.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected instants are those of java.time. */
class TimeTextTest {
  private final TimeText time = new TimeText();

  @ParameterizedTest
  @CsvSource({
    "2018-02-07T01:49:14.123456Z, 2018-02-07T01:49:14.123456Z",
    "2018-02-07T01:49:14.12Z, 2018-02-07T01:49:14.120Z",
    "1951-10-03 13:44:33.170, 1951-10-03T13:44:33.170Z",
    "1932/01/02 16:42:43.68, 1932-01-02T16:42:43.680Z",
    "1972-01-10 23:24:41.000000, 1972-01-10T23:24:41Z",
    "2018-02-07T01:49, 2018-02-07T01:49:00Z",
    "2018-2-7 1:2:3, 2018-02-07T01:02:03Z",
    "2018-02-07T01:49:14+02:00, 2018-02-06T23:49:14Z",
    "2018-02-07T01:49:14-0330, 2018-02-07T05:19:14Z",
    "2018-02-07 01:49:14 UTC, 2018-02-07T01:49:14Z",
    "2018-02-07, 2018-02-07T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "1600-02-29T12:00:00Z, 1600-02-29T12:00:00Z",
    "2018-02-07T01:49:14.123456789Z, 2018-02-07T01:49:14.123456Z",
    "20180207014914.1234567, 2018-02-07T01:49:14.123456Z",
    "1517968154000, 2018-02-07T01:49:14Z",
    "1517968154000.25, 2018-02-07T01:49:14.000250Z",
    "-500000000000.5, 1954-02-26T23:06:39.999500Z",
    "1517968154000123, 2018-02-07T01:49:14.000123Z",
    "1517968154000123456, 2018-02-07T01:49:14.000123Z",
    "-500000000000, 1954-02-26T23:06:40Z"
  })
  void readsWhatCatalogsWrite(String text, Instant expected) {
    assertThat(time.parse(text)).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(micros(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02/07/2018 01:49:14",
        "2018-02-30T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2018-13-01T00:00:00Z",
        "2018-00-01",
        "2018-02-07T24:00:00Z",
        "2018-02-07T23:60:00Z",
        "2018-02-07T23:59:61Z",
        "2018-02-07T23:59:59Q",
        "2018-02-07X23:59:59",
        "2018-02-07T",
        "0000-01-01T00:00:00Z",
        "2018",
        "20180207014914.12Z",
        "20181307014914.12",
        "1517968154.5",
        "2018.5",
        "201103110546.5",
        "1517968154000.",
        "earthquake",
        "-",
        "99999999999999999999"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(time.parse(text)).isNotEqualTo(Outcome.READ);
  }

  @ParameterizedTest
  @CsvSource({
    "20110311, 2011-03-11T00:00:00Z, ",
    "2011031105, 2011-03-11T05:00:00Z, seconds",
    "198410102331, 1984-10-10T23:31:00Z, milliseconds",
    "20110311054623, 2011-03-11T05:46:23Z, ",
    "2011031105462312, 2011-03-11T05:46:23.120Z, microseconds",
    "20110311054623123, 2011-03-11T05:46:23.123Z, "
  })
  void aNumberWhoseDigitsAreADateIsThatDate(String text, Instant expected, String epoch) {
    assertThat(time.parse(text, Numbers.DATES)).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(micros(expected));
    assertThat(time.calendarNumber()).isTrue();
    assertThat(TimeText.epochUnit(text)).isEqualTo(epoch);
    // Alone it is refused where it may be an epoch of a plausible time as well.
    assertThat(time.parse(text)).isEqualTo(epoch == null ? Outcome.READ : Outcome.AMBIGUOUS_DATE);
  }

  @Test
  void aDateNumberAmongEpochsIsAnEpoch() {
    assertThat(time.parse("198410102331", Numbers.EPOCHS)).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(198_410_102_331_000L);
    assertThat(time.calendarNumber()).isFalse();
    assertThat(time.parse("2011031105", Numbers.EPOCHS)).isEqualTo(Outcome.AMBIGUOUS_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "201113110546", // month 13
        "201102300546", // 30 February
        "201103112446", // hour 24
        "201103110560", // minute 60
        "20110311054661", // second 61
        "099903110546", // year 999
        "210103110546", // year 2101
        "2011031105462", // 13 digits
        "-20110311"
      })
  void amongDatesANumberThatIsNoneIsNeverAnEpoch(String text) {
    assertThat(time.parse(text, Numbers.DATES)).isEqualTo(Outcome.UNREADABLE);
    assertThat(time.isNumber(text)).isTrue();
    assertThat(time.isDateNumber(text)).isFalse();
  }

  @Test
  void secondSixtyIsTheNextMinuteAndIsTold() {
    assertThat(time.parse("2016-12-31 23:59:60.50")).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(micros(Instant.parse("2017-01-01T00:00:00.500Z")));
    assertThat(time.secondSixty()).isTrue();
    assertThat(time.parse("2016-12-31 23:59:59.50")).isEqualTo(Outcome.READ);
    assertThat(time.secondSixty()).isFalse();
    assertThat(time.parse("20161231235960")).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(micros(Instant.parse("2017-01-01T00:00:00Z")));
    assertThat(time.secondSixty()).isTrue();
  }

  @Test
  void aDayAloneIsItsMidnightAndIsTold() {
    assertThat(time.parse("1964-03-27")).isEqualTo(Outcome.READ);
    assertThat(time.timeOfDayMissing()).isTrue();
  }

  @Test
  void secondsAreNotTakenForMilliseconds() {
    assertThat(time.parse("1517968154")).isEqualTo(Outcome.AMBIGUOUS_NUMBER);
    assertThat(time.parse("1517968154.123")).isEqualTo(Outcome.AMBIGUOUS_NUMBER);
  }

  @Property
  void agreesWithJavaTimeOnEveryMicrosecond(
      @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 4_102_444_799_999_999L)
          long micros) {
    LocalDateTime expected =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1000,
            ZoneOffset.UTC);
    assertThat(time.parse(expected + "Z")).isEqualTo(Outcome.READ);
    assertThat(time.micros()).isEqualTo(micros);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
