package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The classes and tests that the pages name in backquotes exist. */
class DocumentedClassesTest {
  /** A name of two or more words in camel case, after a package if any, before a member if any. */
  private static final Pattern CLASS =
      Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]+[A-Z][A-Za-z]+)(?:\\.([a-z]\\w+))?(?:\\(\\))?`");

  private static final Set<String> OF_OTHERS =
      Set.of(
          "BayesianGaussianMixture",
          "CrossValidator",
          "GaussianMixture",
          "PipelineModel",
          "ScheduledSparkApplication");

  private static final Map<String, String> SOURCES = new HashMap<>();

  @BeforeAll
  static void readTheSources() throws IOException {
    for (String root : List.of("src/main/java", "src/test/java", "examples/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          SOURCES.merge(name, Files.readString(file), String::concat);
        }
      }
    }
  }

  /** The changelog names classes of its time. */
  @Test
  void theyExist() throws IOException {
    for (Path page : Pages.all()) {
      if (!page.equals(Path.of("CHANGELOG.md"))) {
        assertThat(CLASS.matcher(Files.readString(page)).results().toList())
            .as("%s", page)
            .filteredOn(found -> !exists(found))
            .extracting(MatchResult::group)
            .isEmpty();
      }
    }
  }

  private static boolean exists(MatchResult found) {
    String source = SOURCES.get(found.group(1));
    if (source == null) {
      return OF_OTHERS.contains(found.group(1));
    }
    return found.group(2) == null || source.contains(" " + found.group(2) + "(");
  }
}
