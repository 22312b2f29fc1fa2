package org.epicentra.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class RowSqlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "year(time) between 2019 and 2020",
        "coalesce(nst, num_stations)",
        "to_timestamp(concat(date, ' ', hour))",
        "case when place like '%Nevada%' then 1 end",
        "aggregate(array(1, 2), 0, (a, b) -> a + b)",
        "timestamp'1964-01-01'",
        "concat(date, ' today 10:11')",
        "time > TIMESTAMP '2020-01-01 10:11:12'",
        "extract(year from time) + position('a' in place) > 1"
      })
  void expressionsOverARowPass(String sql) {
    assertThat(RowSql.parsed(sql)).isNotNull();
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
    assertThatThrownBy(() -> RowSql.parsed(sql))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("subquery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getenv', 'HOME')",
        "length(Java_Method('java.lang.Runtime', 'getRuntime')) > 0",
        "system.builtin.reflect('java.lang.System', 'getenv')",
        "from_protobuf(id, 'm', '/etc/passwd')",
        "schema_of_avro('{}')",
        "from_avro(id, '{}')",
        "from_xml(place, 'a INT')",
        "from_csv(place, 'a TIMESTAMP')",
        "version()",
        "current_user()",
        "input_file_name()",
        "uuid()",
        "raise_error('stop')",
        "my_function(id)"
      })
  void functionsThatReachOutsideAreRefused(String sql) {
    assertThatThrownBy(() -> RowSql.parsed(sql))
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
    assertThatThrownBy(() -> RowSql.parsed(sql)).isInstanceOf(BadInputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time < timestamp'now'",
        "date 'Yesterday'",
        "TIMESTAMP /* of the run */ \"today UTC\"",
        "timestamp_ltz r'tomorrow'",
        "timestamp'10:11'",
        "timestamp 'T10:11:12'"
      })
  void literalsThatDependOnTheDayOfTheRunAreRefused(String sql) {
    assertThatThrownBy(() -> RowSql.parsed(sql))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("depends on the day of the run; write out the date");
  }

  /** The rule, and not a list: whatever Spark has that is no function of values is refused. */
  @Test
  void everyFunctionOfSparkIsOneOfValuesOrRefused() {
    Set<String> passed = new TreeSet<>();
    for (String name : CollectionConverters.asJava(FunctionRegistry.expressions()).keySet()) {
      if (name.matches("[a-z0-9_]+")) {
        try {
          RowSql.parsed("`" + name + "`(a)");
          passed.add(name);
        } catch (BadInputException refused) {
          assertThat(refused).message().containsAnyOf("not allowed", "one value for each row");
        }
      }
    }
    assertThat(passed)
        .contains("to_timestamp", "coalesce", "regexp_replace", "get_json_object")
        .noneMatch(
            name -> name.matches(".*(avro|protobuf|xml|xpath|csv|reflect|java|file|user).*"));
  }

  @Test
  void whatIsNoSqlIsSparksToSay() {
    assertThatThrownBy(() -> RowSql.parsed("year(time")).isInstanceOf(AnalysisException.class);
  }
}
