package org.epicentra.report.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.report.PageInBrowser;
import org.epicentra.report.mixture.FitFixture.Has;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. A browser without a network sees what everybody sees. */
class FitPageBrowserIT extends PageInBrowser {
  @BeforeAll
  static void start() throws IOException {
    GeocentricProjection projection = new GeocentricProjection();
    double[][] centres = new double[12][];
    for (int k = 0; k < centres.length; k++) {
      centres[k] = projection.forward(174 + k, -44 + 0.9 * k, 10 + 15 * k);
    }
    FitFacts facts = new FitFixture(projection, centres).facts(3000, Has.values());
    page = Files.writeString(folder.resolve("page.html"), new FitPage(facts).html());
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
  void thePageFitsItsScreen(int width, String theme) throws IOException {
    openFitting(width, theme);
    assertThat(number("return document.querySelectorAll('#map .component').length")).isEqualTo(12);
    assertThat(number("return document.querySelector('#map').getBoundingClientRect().width"))
        .isGreaterThan(width * 0.4);
    String shown = theme.equals("dark") ? ".for-dark" : ".for-light";
    String hidden = theme.equals("dark") ? ".for-light" : ".for-dark";
    assertThat(display("#map image" + shown)).isNotEqualTo("none");
    assertThat(display("#map image" + hidden)).isEqualTo("none");
    browser.keepScreenshot("fit-" + width + "-" + theme);
  }

  @Test
  void aClickOnARowMarksItsEllipse() {
    browser.open(page, 1440, "light");
    row(3).click();
    assertThat(chosen()).containsExactly("3");
    assertThat(classes("#map .component.chosen")).contains("component");
    assertThat(row(3).getAttribute("aria-selected")).isEqualTo("true");
    row(3).click();
    assertThat(chosen()).isEmpty();
  }

  @Test
  void aClickOnAnEllipseMarksItsRow() {
    browser.open(page, 1440, "light");
    browser
        .driver()
        .executeScript(
            "document.querySelector('#map .component[data-component=\"5\"]')"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
    assertThat(chosen()).containsExactly("5");
    assertThat(row(5).getAttribute("class")).contains("chosen");
  }

  @Test
  void theTableIsUsedByKeyboard() {
    browser.open(page, 1440, "light");
    browser.driver().executeScript("document.querySelector('#component-0').focus()");
    focused().sendKeys(Keys.ARROW_DOWN);
    focused().sendKeys(Keys.ARROW_DOWN);
    assertThat(focused().getAttribute("id")).isEqualTo("component-2");
    focused().sendKeys(Keys.ENTER);
    assertThat(chosen()).containsExactly("2");
    focused().sendKeys(Keys.ESCAPE);
    assertThat(chosen()).isEmpty();
  }

  @Test
  void columnsSort() {
    browser.open(page, 1440, "light");
    WebElement events =
        browser.driver().findElement(By.cssSelector("#components thead th:nth-child(2) button"));
    events.click();
    assertThat(firstRow()).isEqualTo("component-11");
    events.click();
    assertThat(firstRow()).isEqualTo("component-0");
    assertThat(browser.driver().findElement(By.cssSelector("th[aria-sort]")).getText())
        .startsWith("Events");
  }

  @Test
  void theMapZoomsAndComesBack() {
    browser.open(page, 1440, "light");
    browser.driver().findElement(By.cssSelector(".map-tools .closer")).click();
    await("return document.querySelector('#map').classList.contains('zoomed')");
    // The map comes closer little by little: at first the bar is as long as before.
    await("return document.querySelector('#map .scale-text').textContent !== '200\u00a0km'");
    browser.driver().findElement(By.cssSelector(".map-tools .whole")).click();
    await("return !document.querySelector('#map').classList.contains('zoomed')");
  }

  @Test
  void theButtonTurnsTheTheme() {
    browser.open(page, 1440, "light");
    WebElement button = browser.driver().findElement(By.id("theme"));
    assertThat(button.getText()).isEqualTo("Dark");
    button.click();
    assertThat(button.getText()).isEqualTo("Light");
    assertThat(display("#map image.for-dark")).isNotEqualTo("none");
    assertThat(display("#map image.for-light")).isEqualTo("none");
  }

  /** All that the scripts add is tools; what is to be read is there before. */
  @Test
  void scriptsMakeNothingOfWhatIsRead() throws IOException {
    withoutScripts(
        () -> {
          assertThat(number("return document.querySelectorAll('#components tbody tr').length"))
              .isEqualTo(12);
          assertThat(display("#theme")).isEqualTo("none");
          assertThat(display(".map-tools")).isEqualTo("none");
          assertThat(display("#magnitudes")).isEqualTo("block");
        });
  }

  private static WebElement row(int component) {
    return browser.driver().findElement(By.id("component-" + component));
  }

  private static WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private static String classes(String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getAttribute("class");
  }

  private static String display(String selector) {
    return style(selector, "display");
  }

  private static String firstRow() {
    return (String)
        browser.driver().executeScript("return document.querySelector('#components tbody tr').id");
  }

  @SuppressWarnings("unchecked")
  private static List<String> chosen() {
    return (List<String>)
        browser
            .driver()
            .executeScript(
                "return Array.from(document.querySelectorAll('#components .chosen'),"
                    + " row => row.dataset.component)");
  }

  private static void await(String condition) {
    long limit = System.nanoTime() + 60_000_000_000L;
    while (!Boolean.TRUE.equals(browser.driver().executeScript(condition))) {
      assertThat(System.nanoTime()).as(condition).isLessThan(limit);
    }
  }
}
