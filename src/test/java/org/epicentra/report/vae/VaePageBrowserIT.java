package org.epicentra.report.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.epicentra.cli.CommandRun;
import org.epicentra.report.PageInBrowser;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a model of the bundled digits in a real browser. */
class VaePageBrowserIT extends PageInBrowser {
  private static final String SAMPLE = "src/main/resources/org/epicentra/sample/mnist-test-600-";

  @BeforeAll
  static void start() {
    LocalSpark.session();
    page = folder.resolve("page.html");
    String images = SAMPLE + "images-idx3-ubyte.gz";
    String words =
        "vae train --epochs 25 --batch-size 20 --hidden 100 --latent 12 --patience 25"
            + " --images %1$s --validation %1$s --importance-samples 20 --model %2$s --report %3$s";
    CommandRun run =
        CommandRun.of(words.formatted(images, folder.resolve("model"), page).split(" "));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
  void thePageFitsItsScreen(int width, String theme) throws IOException {
    openFitting(width, theme);
    assertThat(number("return Array.from(document.images).filter(i => i.naturalWidth > 0).length"))
        .isEqualTo(2);
    assertThat(number("return document.querySelector('.tiles').getBoundingClientRect().width"))
        .isGreaterThan(width * 0.4);
    assertThat(style(".tiles", "image-rendering")).isEqualTo("pixelated");
    assertThat(style("#walks image", "image-rendering")).isEqualTo("pixelated");
    browser.keepScreenshot("vae-" + width + "-" + theme);
  }

  @Test
  void theButtonTurnsTheTheme() {
    browser.open(page, 1440, "light");
    String before = style(".label-1", "color");
    WebElement button = browser.driver().findElement(By.id("theme"));
    button.click();
    assertThat(button.getText()).isEqualTo("Light");
    assertThat(style(".label-1", "color")).isNotEqualTo(before);
  }

  /** Each mark of a label has its place: as many places as signs. */
  @Test
  void everyImageHasItsSign() {
    browser.open(page, 1440, "light");
    assertThat(
            number(
                "return Array.from(document.querySelectorAll('#latent-map .letters text'))"
                    + ".reduce((sum, text) => sum + text.getNumberOfChars(), 0)"))
        .isEqualTo(600);
    assertThat(
            number(
                "return Array.from(document.querySelectorAll('#latent-map .letters text'))"
                    + ".reduce((sum, text) => sum + text.getAttribute('x').split(' ').length, 0)"))
        .isEqualTo(600);
  }

  @Test
  void withoutScriptsAllOfItIsThere() throws IOException {
    withoutScripts(
        () -> {
          assertThat(style("#theme", "display")).isEqualTo("none");
          for (String drawing : new String[] {"losses", "latent-map", "walks", "lines", "units"}) {
            assertThat(style("#" + drawing, "display")).isEqualTo("block");
          }
        });
  }
}
