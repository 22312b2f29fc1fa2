package org.epicentra.report.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.PageReader;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class RunPageTest {
  private static final String ATTACK =
      "</script></title><script>alert('x')</script><img src=x onerror=alert(1)>";

  private static String html(RunFixture fixture) {
    return new RunPage(fixture.facts()).html();
  }

  private static PageReader page(RunFixture fixture) throws Exception {
    return PageReader.of(html(fixture));
  }

  private static RunFixture mixture(int nights) {
    return new RunFixture("mixture", nights).components(12);
  }

  private static String headline(PageReader page) {
    return page.elements("h1").get(0).getTextContent();
  }

  @Test
  void theNumbersAreThoseOfTheManifests() throws Exception {
    RunFixture fixture = mixture(14);
    PageReader page = page(fixture);
    List<String> gains = new ArrayList<>();
    for (VersionFacts version : fixture.versions()) {
      if (version.metrics().path("gain").isNumber()) {
        gains.add(0, version.metrics().path("gain").asText());
      }
    }
    assertThat(page.values("versions")).isEqualTo(gains);
    List<String> checks = new ArrayList<>();
    for (JsonNode gate : fixture.result().path("gates")) {
      checks.add(gate.path("value").asText());
    }
    assertThat(page.values("checks")).isEqualTo(checks);
    for (JsonNode slice : fixture.result().path("comparison").path("slices")) {
      assertThat(page.values("parts")).contains(slice.path("gain").asText());
    }
    assertThat(page.text())
        .contains("posterior.json", "ab".repeat(32), "magnitude > 1", "00ff-1-14", "events.csv");
  }

  @Test
  void everyOutcomeHasItsPage() throws Exception {
    PageReader promoted = page(mixture(14));
    assertThat(headline(promoted)).isEqualTo("Promoted: version 14 is the champion");
    assertThat(promoted.byId("gain-map")).isNotNull();
    assertThat(promoted.byId("map")).isNotNull();

    PageReader refused = page(mixture(15));
    assertThat(headline(refused)).isEqualTo("Refused by the rule: version 14 stays");
    assertThat(refused.text()).contains("Version 15 is kept beside it.");

    PageReader gate =
        page(mixture(14).outcome("refused", 5, null, 14).failing("drift-depth", 0.9, 0.5));
    assertThat(headline(gate)).isEqualTo("Refused by the checks of the data: version 14 stays");
    assertThat(gate.text())
        .contains("1 of 7 checks refuses the data: drift-depth is 0.9")
        .contains("Nothing was trained in this run, so no component changed.");
    assertThat(gate.byId("check-drift-depth")).as("of this run alone").isNotNull();
    assertThat(gate.byId("map")).isNull();

    PageReader nothing = page(mixture(14).outcome("nothing-new", 0, 14, 14).untrained());
    assertThat(headline(nothing)).isEqualTo("Nothing new: version 14 stays");

    PageReader late = page(mixture(14).outcome("refused", 5, null, 14).uncounted());
    assertThat(headline(late)).isEqualTo("Not done in time: version 14 stays");
    assertThat(late.text()).contains("The run ended before the data were checked.");

    PageReader first = page(new RunFixture("mixture", 1));
    assertThat(first.text())
        .contains("version 1 is the first", "No version was compared with a champion yet.");

    PageReader empty = page(new RunFixture("mixture", 0).outcome("refused", 5, null, null));
    assertThat(headline(empty)).isEqualTo("Not done in time: there is no champion");
  }

  @Test
  void aPageWithoutItsMapsSaysWhy() throws Exception {
    String why = "the maps could not be drawn: no time was left within --max-seconds 60";
    PageReader page = page(mixture(14).missing(why));
    assertThat(headline(page)).isEqualTo("Promoted: version 14 is the champion");
    assertThat(page.text())
        .containsSubsequence(
            "No map of the gain",
            "The maps could not be drawn: no time was left within --max-seconds 60.",
            "No map of the components",
            "The maps could not be drawn: no time was left within --max-seconds 60.")
        .doesNotContain("Nothing was trained", "compared no models");
    assertThat(page.values("parts")).isNotEmpty();

    PageReader first = page(new RunFixture("mixture", 1).missing(why));
    assertThat(first.text()).doesNotContain("There was no champion whose components");
  }

  @Test
  void anAutoencoderHasPartsInPlaceOfRegions() throws Exception {
    PageReader page = page(new RunFixture("autoencoder", 9));
    assertThat(page.ids()).contains("about-parts").doesNotContain("about-regions");
    assertThat(page.text()).contains("300\u00a0images held out");
  }

  @Test
  void aBirthAndAMoveAreDrawnAndListed() throws Exception {
    RunFixture fixture = mixture(4);
    PageReader page = page(fixture);
    int changes = fixture.facts().views().changes().size();
    List<Element> rows =
        page.elements("tr").stream().filter(row -> row.hasAttribute("data-component")).toList();
    assertThat(rows).hasSize(changes);
    assertThat(page.byId("components").getTextContent())
        .contains("\u2192 moved", "+ born", "\u2212 vanished", "= kept");
    assertThat(page.elements("a").stream().filter(a -> a.hasAttribute("data-component")))
        .hasSize(changes);
    assertThat(page.elements("ellipse").stream().map(each -> each.getAttribute("class")))
        .contains("event-ellipse before", "event-ellipse after");
  }

  /** The mean so far, which is what the interval is of: 300 events a night of the same gain. */
  @Test
  void evidenceIsThatOfTheChampionThatWasFound() throws Exception {
    PageReader page = page(mixture(15));
    assertThat(page.byId("evidence").getElementsByTagName("circle").getLength()).isEqualTo(1);
    assertThat(page.text()).contains("Over 1\u00a0night and 300\u00a0events, each counted once");
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    RunFixture fixture = mixture(3).name(ATTACK);
    fixture.result().put("why", ATTACK);
    ((ObjectNode) fixture.result().path("data")).putArray("paths").add(ATTACK);
    ((ObjectNode) fixture.result().path("training")).put("mode", ATTACK);
    ((ObjectNode) fixture.result().path("gates").get(0)).put("told", ATTACK);
    ((ObjectNode) fixture.result().path("comparison").path("slices").get(0)).put("part", ATTACK);
    fixture.promotions().add(new PromotionFacts(9, 3, ATTACK, ATTACK, ATTACK));
    String html = html(fixture);
    assertThat(html).doesNotContain("<script>alert", "<img src=x");
    PageReader page = PageReader.of(html);
    assertThat(page.elements("script")).hasSize(3);
    assertThat(page.text()).contains(ATTACK);
  }

  @Test
  void everythingIsInsideAndLinksLeadSomewhere() throws Exception {
    PageReader page = page(mixture(14));
    assertThat(page.ids()).doesNotHaveDuplicates();
    for (Element element : page.elements("*")) {
      assertThat(element.getAttribute("src")).isEmpty();
      assertThat(element.getAttribute("style")).as("a policy forbids it").isEmpty();
      if (element.hasAttribute("href")) {
        assertThat(element.getAttribute("href")).matches("#.*|data:.*");
      }
    }
    for (Element link : page.elements("a")) {
      assertThat(page.ids()).contains(link.getAttribute("href").substring(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 200, 400})
  void aPageIsBelowOneMegabyte(int nights) {
    String html = html(new RunFixture("mixture", nights).components(1000));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
  }
}
