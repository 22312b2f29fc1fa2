package org.epicentra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a page in a real browser: none asks the network for anything, and none fails. */
public abstract class PageInBrowser {
  @TempDir protected static Path folder;
  protected static Browser browser;

  /** The page that is open, or is to be opened. */
  protected static Path page;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  @AfterEach
  void nothingWasAskedForAndNothingFailed() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).containsOnly(page.toUri().toString());
  }

  /** Opens the page, which must not be wider than the screen. */
  protected static void openFitting(int width, String theme) {
    browser.open(page, width, theme);
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
  }

  /** Opens the page without its scripts. */
  protected static void withoutScripts(Runnable checks) throws IOException {
    String html = Files.readString(page);
    try {
      Files.writeString(page, html.replaceAll("(?s)<script>.*?</script>", ""));
      browser.open(page, 1440, "light");
      checks.run();
    } finally {
      Files.writeString(page, html);
    }
  }

  /** What a script returns. */
  protected static double number(String script) {
    return ((Number) browser.driver().executeScript(script)).doubleValue();
  }

  /** The style in force of the first element of a selector. */
  protected static String style(String selector, String property) {
    return (String)
        browser
            .driver()
            .executeScript(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
                selector,
                property);
  }
}
