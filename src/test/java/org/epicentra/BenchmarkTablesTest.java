package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bench/run.sh all measured replaces the measured parts of a page, and nothing else of it. */
class BenchmarkTablesTest {
  private static final String PROGRAM = "bench/java/org/epicentra/bench/PageTables.java";
  private static final Path BENCHMARKS = Path.of("docs/BENCHMARKS.md");
  private static final String OPEN = "<!-- bench: ";

  @TempDir Path folder;
  private Path page;
  private Path tables;

  @BeforeEach
  void pageAndTables() throws IOException {
    page = folder.resolve("PAGE.md");
    tables = Files.createDirectory(folder.resolve("tables"));
  }

  @Test
  void theMeasuredPartsAreReplaced() throws Exception {
    write(page, "# Times\n\n<!-- bench: a -->\n| old |\n<!-- /bench -->\n\nProse.\n");
    write(tables.resolve("a.md"), "| new |\n|---|\n");
    assertThat(run()).isEmpty();
    String expected =
        "# Times\n\n<!-- bench: a -->\n\n| new |\n|---|\n\n<!-- /bench -->\n\nProse.\n";
    assertThat(page).hasContent(expected);
    assertThat(run()).isEmpty();
    assertThat(page).as("written again").hasContent(expected);
  }

  @Test
  void noPartIsLeftOfAnEarlierRun() throws Exception {
    write(page, "<!-- bench: a -->\n| old |\n<!-- /bench -->\n");
    assertThat(run()).contains("nothing was measured for its part: there is no ").contains("a.md");
    assertThat(page).content().contains("| old |");
  }

  @Test
  void whatWasMeasuredHasAPart() throws Exception {
    write(page, "# Times\n");
    write(tables.resolve("a.md"), "| new |\n");
    assertThat(run()).contains("it has no part for [a] of ");
  }

  @Test
  void anOpenPartIsRefused() throws Exception {
    write(tables.resolve("a.md"), "| new |\n");
    write(page, "<!-- bench: a -->\nProse that must not be lost.\n");
    assertThat(run()).contains("the part 'a' is not closed");
    assertThat(page).content().contains("Prose that must not be lost.");
    write(page, "<!-- /bench -->\n");
    assertThat(run()).contains("without a part that it closes");
  }

  /** The names in the page are those of the files that bench/all.sh writes. */
  @Test
  void thePageHasThePartsThatAreMeasured() throws Exception {
    String script = Files.readString(Path.of("bench/all.sh"));
    assertThat(Pages.lines(BENCHMARKS))
        .filteredOn(line -> line.startsWith(OPEN))
        .hasSizeGreaterThan(4)
        .extracting(line -> line.substring(OPEN.length(), line.indexOf(" -->")))
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> assertThat(script).containsPattern("measure " + name + " |/" + name + "\\.md"));
  }

  /** What the program says on standard error; empty where it has written the page. */
  private String run() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ShortLivedJvm.OPTION,
                PROGRAM,
                page.toString(),
                tables.toString(),
                page.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(error.isEmpty() ? 0 : 1);
    return error;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
