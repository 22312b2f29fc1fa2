package org.epicentra.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small files that stand for kinds of input, one row each in cases.json: what {@code catalog
 * import} must make of them.
 */
class ImportCasesIT {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir Path folder;

  /**
   * @param files beside the table
   * @param options of the command, besides its outputs
   * @param exit its exit code
   * @param read the records read, or null
   * @param events the events kept, or null
   * @param rejects the rejected records written, or null
   * @param says parts of what it prints, in JSON or as a message
   * @param not what it does not print
   * @param values SQL over the events to what it gives, as text
   */
  record Case(
      String name,
      List<String> files,
      List<String> options,
      int exit,
      Long read,
      Long events,
      Long rejects,
      List<String> says,
      List<String> not,
      Map<String, String> values) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    String table = Files.readString(CASES.resolve("cases.json"));
    return Stream.of(new ObjectMapper().readValue(table, Case[].class));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void importsAsTheTableSays(Case expected) throws IOException {
    String catalog = folder.resolve("catalog").toString();
    Path rejects = folder.resolve("rejects");
    List<String> words = new ArrayList<>(List.of("catalog", "import"));
    expected.files().forEach(file -> words.add(CASES.resolve(file).toString()));
    words.addAll(List.of("--output", catalog, "--rejects", rejects.toString(), "--json"));
    words.addAll(expected.options() == null ? List.of() : expected.options());

    CommandRun run = CommandRun.of(words.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isEqualTo(expected.exit());
    String printed = (run.out() + run.err()).replace("\\\"", "\"");
    assertThat(printed).doesNotContain("‹");
    list(expected.says()).forEach(text -> assertThat(printed).contains(text));
    list(expected.not()).forEach(text -> assertThat(printed).doesNotContain(text));
    assertThat(Files.exists(folder.resolve("catalog"))).isEqualTo(expected.exit() == 0);
    if (expected.rejects() != null) {
      assertThat(LocalSpark.session().read().parquet(rejects.toString()).count())
          .isEqualTo(expected.rejects());
    }
    if (expected.exit() == 0) {
      requireResult(expected, new ObjectMapper().readTree(run.out()), catalog);
    }
  }

  private static void requireResult(Case expected, JsonNode result, String catalog) {
    if (expected.read() != null) {
      assertThat(result.get("read").asLong()).isEqualTo(expected.read());
    }
    if (expected.events() != null) {
      assertThat(result.get("events").asLong()).isEqualTo(expected.events());
    }
    Map<String, String> values = expected.values() == null ? Map.of() : expected.values();
    values.forEach(
        (sql, value) -> {
          Row row = LocalSpark.session().read().parquet(catalog).selectExpr(sql).head();
          assertThat(String.valueOf(row.get(0)))
              .as(sql)
              .isIn(value, value + ".0"); // a timestamp shows tenths
        });
  }

  private static List<String> list(List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
