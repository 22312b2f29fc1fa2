package org.epicentra.report.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.epicentra.report.PageInBrowser;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.report.retrain.RunFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model card in a real browser. */
class CardPageBrowserIT extends PageInBrowser {
  @BeforeAll
  static void start() throws IOException {
    RunFixture fixture = new RunFixture("mixture", 6).components(24);
    MixtureViews views = fixture.facts().views();
    List<ComponentMark> marks =
        IntStream.range(0, 24)
            .mapToObj(k -> ComponentMark.of(views.challenger(), k, views.ground().plane(), "" + k))
            .toList();
    CardFacts facts = CardTest.facts(fixture, 6, "alps");
    CardFacts drawn =
        new CardFacts(
            facts.name(),
            facts.folder(),
            facts.version(),
            facts.champion(),
            facts.promotions(),
            facts.lineage(),
            new CardFacts.Model(
                facts.summary(), new CardFacts.Drawing(views.ground(), marks), List.of()));
    page = Files.writeString(folder.resolve("card.html"), new CardPage(drawn).html());
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
  void aCardFitsItsScreen(int width, String theme) throws IOException {
    openFitting(width, theme);
    assertThat(number("return document.querySelectorAll('#map ellipse').length")).isEqualTo(48);
    browser.keepScreenshot("card-" + width + "-" + theme);
  }
}
