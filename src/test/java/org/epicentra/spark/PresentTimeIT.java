package org.epicentra.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the present time nor the present day may enter an expression. */
class PresentTimeIT {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final Dataset<Row> ROWS =
      SPARK.sql(
          "select '10:11:12' as clock, '2020-01-02' as day, timestamp'2020-01-02' as time, 2 as n");

  private static String value(String sql) {
    Object value = ROWS.select(RowSql.column(ROWS, sql).cast("string")).head().get(0);
    return String.valueOf(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp(clock)",
        "to_timestamp(clock)",
        "to_timestamp_ltz(clock)",
        "cast(clock as timestamp)",
        "clock::timestamp",
        "try_cast(clock as timestamp)",
        "try_to_timestamp(clock)",
        "date(timestamp(clock))",
        "date_trunc('hour', clock)",
        "from_utc_timestamp(clock, 'UTC')",
        "date_format(concat(' ', clock), 'yyyy')",
        "clock + interval 1 day",
        "year(concat('T', clock, 'Z'))",
        "transform(array(clock), c -> timestamp(c))[0]",
        "cast(clock as date)",
        "time > concat('to', 'day')",
        "cast(left('nowadays', 3) as timestamp)"
      })
  void aTimeOfDayAloneBecomesNoTime(String sql) {
    assertThat(value(sql)).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to_timestamp(concat(day, ' ', clock)) | 2020-01-02 10:11:12",
        "timestamp(day) | 2020-01-02 00:00:00",
        "hour(clock) * 100 + minute(clock) | 1011",
        "second(clock) | 12",
        "extract(second from timestamp(clock)) | 12.000000",
        "make_timestamp(2020, 1, n, hour(clock), minute(clock), second(clock))"
            + " | 2020-01-02 10:11:12",
        "date_add(time, n) | 2020-01-04",
        "convert_timezone('UTC', timestamp_ntz'2020-01-02 03:04:05') | 2020-01-02 03:04:05",
        "case when day is not null then to_timestamp(concat(day, ' ', clock))"
            + " else timestamp(clock) end | 2020-01-02 10:11:12"
      })
  void whatHasADateIsKept(String sql, String expected) {
    assertThat(value(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current_date",
        "current_date()",
        "current_timestamp",
        "now()",
        "localtimestamp()",
        "curdate()",
        "unix_timestamp()",
        "cast('now' as timestamp)",
        "date('today')",
        "time > 'yesterday'",
        "timestamp('10:11')",
        "time - current_date",
        "rand()",
        "randn(1)",
        "shuffle(array(1, 2))[0]",
        "row_number() over (order by n)",
        "sum(n) over ()",
        "explode(array(n, n))",
        "randstr(5)",
        "uniform(1, 5)",
        "from_json(concat('[\"', clock, '\"]'), 'array<timestamp>')[0]",
        "cast(array(clock) as array<timestamp>)[0]"
      })
  void whatDependsOnTheRunIsRefused(String sql) {
    assertThatThrownBy(() -> RowSql.column(ROWS, sql)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aRefusalNamesTheFunction() {
    assertThatThrownBy(() -> RowSql.column(ROWS, "coalesce(time, now())"))
        .hasMessage("now() is not allowed: it has another value at each run; write out the date");
    assertThatThrownBy(() -> RowSql.column(ROWS, "n + rand(3)"))
        .hasMessageEndingWith("is not allowed: it has another value at each run");
  }
}
