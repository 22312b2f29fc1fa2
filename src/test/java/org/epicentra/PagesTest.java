package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of the documentation: lines of at most 120 columns, links that lead somewhere. */
class PagesTest {
  private static final int COLUMNS = 120;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static List<Path> pages() {
    return Pages.all();
  }

  @Test
  void thePagesAreFound() {
    assertThat(pages())
        .contains(Path.of("README.md"), Path.of("docs/MODEL.md"), Path.of("examples/README.md"));
  }

  /** Tables, code, and the targets of links may be longer. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void linesAreWrapped(Path page) {
    assertThat(prose(page))
        .filteredOn(line -> !line.stripLeading().startsWith("|"))
        .filteredOn(line -> LINK.matcher(line).replaceAll("]").length() > COLUMNS)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void relativeLinksLeadToAFileAndToAHeading(Path page) {
    List<String> broken = new ArrayList<>();
    for (String line : prose(page)) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("(https?|mailto):.*") && !leadsSomewhere(page, target)) {
          broken.add(target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theIndexLeadsToEveryPage() {
    Path index = Path.of("docs/README.md");
    List<String> linked = new ArrayList<>();
    for (String line : Pages.lines(index)) {
      LINK.matcher(line).results().forEach(link -> linked.add(link.group(1)));
    }
    assertThat(pages())
        .filteredOn(page -> page.getParent() != null && page.getParent().equals(Path.of("docs")))
        .filteredOn(page -> !page.equals(index))
        .allSatisfy(page -> assertThat(linked).contains(page.getFileName().toString()));
    assertThat(linked).contains("decisions/README.md");
  }

  @Test
  void theDecisionsAreNumberedAndListed() {
    Path folder = Path.of("docs/decisions");
    String index = String.join("\n", Pages.lines(folder.resolve("README.md")));
    List<String> records =
        pages().stream()
            .filter(page -> page.startsWith(folder))
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.equals("README.md"))
            .toList();
    for (int n = 0; n < records.size(); n++) {
      assertThat(records.get(n)).startsWith(String.format(Locale.ROOT, "%04d-", n + 1));
      assertThat(index).contains("(" + records.get(n) + ")");
      assertThat(Pages.lines(folder.resolve(records.get(n))))
          .contains("## Context", "## Decision", "## Measured", "## Consequences");
    }
  }

  private static boolean leadsSomewhere(Path page, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path folder = page.getParent() == null ? Path.of("") : page.getParent();
    Path to = file.isEmpty() ? page : folder.resolve(file).normalize();
    if (!Files.exists(to)) {
      return false;
    }
    return hash < 0 || headings(to).contains(target.substring(hash + 1));
  }

  /** The anchors that GitHub gives to the headings of a page. */
  private static List<String> headings(Path page) {
    return prose(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  /** The lines outside code blocks. */
  private static List<String> prose(Path page) {
    List<String> prose = new ArrayList<>();
    boolean fenced = false;
    for (String line : Pages.lines(page)) {
      if (line.stripLeading().startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced && !line.startsWith("    ")) {
        prose.add(line);
      }
    }
    return prose;
  }
}
