package org.epicentra.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.AnalysisException;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSqlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "year(time) between 2019 and 2020",
        "coalesce(nst, num_stations)",
        "to_timestamp(concat(date, ' ', hour))",
        "case when place like '%Nevada%' then 1 end",
        "aggregate(array(1, 2), 0, (a, b) -> a + b)"
      })
  void expressionsOverARowPass(String sql) {
    assertThat(RowSql.column(sql)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select count(*) from csv.`/etc/passwd`) > 0",
        "exists (select 1 from text.`/etc/passwd`)",
        "id in (select value from text.`/etc/hosts`)",
        "1 + coalesce(nst, (select 1))"
      })
  void subqueriesAreRefused(String sql) {
    assertThatThrownBy(() -> RowSql.column(sql))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("subquery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getenv', 'HOME')",
        "length(Java_Method('java.lang.Runtime', 'getRuntime')) > 0",
        "system.builtin.reflect('java.lang.System', 'getenv')",
        "from_protobuf(id, 'm', '/etc/passwd')"
      })
  void functionsThatReachOutsideAreRefused(String sql) {
    assertThatThrownBy(() -> RowSql.column(sql))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IDENTIFIER('reflect')('java.lang.System', 'getenv', 'HOME') = ''",
        "coalesce(IDENTIFIER('reflect')('java.lang.System', 'getenv', 'HOME'), 'a')",
        "'${env:HOME}' = place",
        "from_xml(place, 'a INT', map('rowValidationXSDPath', '/etc/passwd')) is null"
      })
  void waysAroundAreRefused(String sql) {
    assertThatThrownBy(() -> RowSql.column(sql)).isInstanceOf(BadInputException.class);
  }

  @Test
  void whatIsNoSqlIsSparksToSay() {
    assertThatThrownBy(() -> RowSql.column("year(time")).isInstanceOf(AnalysisException.class);
  }
}
