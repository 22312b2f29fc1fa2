package org.epicentra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the style sheet, by the formulas of WCAG 2.2 for contrast. */
class StyleTest {
  private static final String STYLE = PageResources.text(Page.class, "report.css");

  /** What text is written in, and what it may stand on. */
  private static final List<String> INKS =
      List.of(
          "ink", "quiet", "accent", "label-a", "label-b", "label-c", "label-d", "label-e",
          "label-f", "label-g", "label-h");

  private static final List<String> GROUNDS = List.of("ground", "panel", "chosen", "notice");

  /** Lines and marks that carry information. */
  private static final List<String> MARKS = List.of("warm", "accent", "quiet");

  @Test
  void textHasAContrastOfFourAndAHalfInBothThemesAndInPrint() {
    for (Map<String, String> theme : themes()) {
      for (String ink : INKS) {
        for (String ground : GROUNDS) {
          assertThat(contrast(theme.get(ink), theme.get(ground)))
              .as("%s on %s of %s", ink, ground, theme)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
      for (String ground : List.of("sea", "land")) {
        assertThat(contrast(theme.get("ink"), theme.get(ground))).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(theme.get("quiet"), theme.get(ground))).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @Test
  void marksHaveAContrastOfThree() {
    for (Map<String, String> theme : themes()) {
      for (String mark : MARKS) {
        for (String ground : List.of("ground", "sea", "land")) {
          assertThat(contrast(theme.get(mark), theme.get(ground)))
              .as("%s on %s of %s", mark, ground, theme)
              .isGreaterThanOrEqualTo(3);
        }
      }
    }
  }

  @Test
  void theSystemsDarkIsTheOneOfTheButton() {
    List<Map<String, String>> themes = themes();
    assertThat(themes).hasSize(4);
    assertThat(themes.get(1)).isEqualTo(themes.get(2));
    assertThat(themes).allSatisfy(theme -> assertThat(theme).hasSameSizeAs(themes.get(0)));
  }

  @Test
  void nothingIsAskedOfTheNetwork() {
    assertThat(STYLE).doesNotContain("url(", "@import", "@font-face", "http");
  }

  /** Light, dark by the system, dark by the button, print: each with all variables. */
  private static List<Map<String, String>> themes() {
    Matcher block = Pattern.compile("\\{([^{}]*--ground:[^{}]*)}").matcher(STYLE);
    return block
        .results()
        .<Map<String, String>>map(
            found -> {
              Map<String, String> colours = new HashMap<>();
              Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});")
                  .matcher(found.group(1))
                  .results()
                  .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
              return colours;
            })
        .toList();
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
