package org.epicentra.report.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.epicentra.report.PageInBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of nightly runs in a real browser. */
class RunPageBrowserIT extends PageInBrowser {
  private void open(RunFixture fixture, String name, int width, String theme) throws IOException {
    page = Files.writeString(folder.resolve(name + ".html"), new RunPage(fixture.facts()).html());
    openFitting(width, theme);
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
  void aPromotionFitsItsScreen(int width, String theme) throws IOException {
    open(new RunFixture("mixture", 29).components(24), "promoted", width, theme);
    for (String drawing : List.of("gain-map", "map", "gains", "evidence", "check-drift-place")) {
      assertThat(
              number(
                  "return document.getElementById('"
                      + drawing
                      + "').getBoundingClientRect().width"))
          .as(drawing)
          .isGreaterThan(200);
    }
    browser.keepScreenshot("retrain-" + width + "-" + theme);
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "390, dark"})
  void aRefusalFitsItsScreen(int width, String theme) throws IOException {
    RunFixture refused =
        new RunFixture("autoencoder", 9)
            .outcome("refused", 5, null, 9)
            .failing("drift-pixels", 0.41, 0.2);
    open(refused, "refused", width, theme);
    browser.keepScreenshot("retrain-refused-" + width + "-" + theme);
  }

  @Test
  void aClickOnARowMarksBothEllipses() throws IOException {
    open(new RunFixture("mixture", 3).components(24), "linked", 1440, "light");
    click("#component-2");
    assertThat(number("return document.querySelectorAll('#map .component.chosen').length"))
        .isEqualTo(1);
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return document.querySelector('#map .component.chosen').dataset.component"))
        .isEqualTo("2");
  }

  @Test
  void columnsSort() throws IOException {
    open(new RunFixture("mixture", 3).components(24), "sorted", 1440, "light");
    click("#components thead th:nth-child(4) button");
    double first = moved(0);
    assertThat(first).isGreaterThanOrEqualTo(moved(1)).isGreaterThan(10);
  }

  /** Without the way there: the page scrolls smoothly, and far. */
  private static void click(String selector) {
    browser
        .driver()
        .executeScript(
            "document.querySelector(arguments[0])"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
            selector);
  }

  private static double moved(int row) {
    return number(
        "return +document.querySelectorAll('#components tbody tr')["
            + row
            + "].cells[3].dataset.value");
  }
}
