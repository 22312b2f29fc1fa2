package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HadoopPathTest {
  private static final Configuration HADOOP = new Configuration();

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "/a/b, /a/b/",
    "/a/b, /a/b/c/d",
    "/a/b/c, /a/b",
    "/a/b, file:///a/b/c",
    "/a/b, /a/x/../b/c",
    "out, ./out/assigned"
  })
  void outputsInEachOtherAreRefused(String first, String second) {
    assertThatThrownBy(() -> HadoopPath.requireApart("‹one› and ‹two›", first, second, HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹one› and ‹two›")
        .hasMessageContaining(first)
        .hasMessageContaining("must not lie in each other");
  }

  @Test
  void anyTwoOfSeveralAreChecked() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("one", "/a/b");
    outputs.put("two", "/a/c");
    assertThatCode(() -> HadoopPath.requireApart(outputs, HADOOP)).doesNotThrowAnyException();
    outputs.put("three", "/a/c/d");
    assertThatThrownBy(() -> HadoopPath.requireApart(outputs, HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("‹two› and ‹three› are /a/c and /a/c/d");
  }

  @Test
  void namesThatOnlyBeginAlikeAreApart() {
    assertThatCode(() -> HadoopPath.requireApart("both", "/a/b", "/a/bc", HADOOP))
        .doesNotThrowAnyException();
  }

  @Test
  void aPathAsAPatternMatchesItselfAlone(@TempDir java.nio.file.Path folder) throws IOException {
    for (String name : List.of("[ab]", "a", "{a,b}*", "what?")) {
      Path path = new Path(Files.createDirectory(folder.resolve(name)).toString());
      Path pattern = new Path(HadoopPath.asPattern(path));
      assertThat(path.getFileSystem(HADOOP).globStatus(pattern))
          .extracting(status -> status.getPath().getName())
          .containsExactly(name);
    }
  }
}
