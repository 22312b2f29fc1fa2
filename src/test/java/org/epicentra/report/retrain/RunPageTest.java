package org.epicentra.report.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.distribution.PairedBootstrap;
import org.epicentra.job.retrain.Comparison;
import org.epicentra.job.retrain.Interval;
import org.epicentra.report.PageReader;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;
import org.epicentra.storage.JsonFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
    assertThat(page.byId("about-gain").getTextContent())
        .as("a bound is no density")
        .contains("the gain of the challenger is ")
        .doesNotContain("densit");
    assertThat(gains(mixture(9))).contains("nats each: on average ", "densit");
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
  void eventsWithoutACellAreSaidToBeLeftOut() throws Exception {
    assertThat(page(mixture(4)).text())
        .contains("Left out: 2\u00a0events beyond the map, or whose gain is not a finite number.");
  }

  @Test
  void chartsShowTheNewestVersionsAndSaySo() throws Exception {
    RunFixture fixture = new RunFixture("mixture", 300);
    fixture.versions().removeIf(version -> version.number() == 250);
    PageReader page = page(fixture);
    assertThat(page.text())
        .contains("Over the newest 200 versions", "The charts are over the newest 200 versions.")
        .contains("Of 200\u00a0challengers among the newest 200 versions that were compared");
    assertThat(page.values("versions")).hasSize(200);
    // The limits of 199 versions in a row and of those before a gap: two lines, and 200 ends.
    String limits = pathOf(page, "check-freshness", "limits");
    assertThat(limits.chars().filter(each -> each == 'M')).hasSize(2);
    assertThat(limits.chars().filter(each -> each == 'H')).hasSize(200);
  }

  /** The gains of a night's rule beside those of all nights, and their median: by hand. */
  @Test
  void theMedianIsOfTheMiddleAndEachGainIsSaidToBeWhatItIs() throws Exception {
    RunFixture fixture = mixture(5);
    double[] gains = {0.01, 0.04, 0.02, -0.03};
    for (int i = 0; i < gains.length; i++) {
      gain(fixture, i + 2, gains[i]);
    }
    assertThat(gains(fixture))
        .contains("Of 4\u00a0challengers that were compared, 3 were accepted;")
        .contains("the median gain is +0.0150 nats.")
        .contains("of all nights against its champion so far.");

    ((ObjectNode) fixture.versions().get(1).metrics()).remove("evidence");
    assertThat(gains(fixture))
        .contains("Of 3 it is the mean of all nights against their champion so far, of the others");
    for (VersionFacts version : fixture.versions()) {
      ((ObjectNode) version.metrics()).remove("evidence");
    }
    assertThat(gains(fixture))
        .contains("the median gain is +0.0150 nats.")
        .doesNotContain("of all nights against");

    assertThat(gains(mixture(3)))
        .contains("Of 2\u00a0challengers that were compared, 2 were accepted. Each is")
        .doesNotContain("median");
  }

  /** As a run hands its comparison on: an interval that there is none of is NaN, and a number. */
  @Test
  void aGainOfAFewEventsHasNoInterval() throws Exception {
    PairedBootstrap few = new PairedBootstrap(1000, 1);
    few.add(1, 0.25, 1);
    few.add(2, 0.75, 1);
    double[] ends = Comparison.interval(few);
    Comparison comparison =
        new Comparison(
            "mean log predictive density",
            few.observations(),
            -12.5,
            -12.0,
            few.mean(),
            ends[0],
            ends[1],
            Interval.BOOTSTRAP_T,
            null,
            List.of());
    RunFixture fixture = mixture(4);
    fixture.result().set("comparison", JsonFiles.convert(comparison, JsonNode.class));
    PageReader page = page(fixture);
    assertThat(gains(fixture))
        .contains("2\u00a0events held out the gain of the challenger is +0.5000 nats each")
        .contains("It has no interval: these are too few.")
        .doesNotContain("interval goes from");
    assertThat(page.elements("header").get(0).getTextContent())
        .contains("gain, nats")
        .doesNotContain("95 % interval");
  }

  @Test
  void driftOfAnEarlierNightIsNotThatOfThisRun() throws Exception {
    RunFixture fixture = mixture(8);
    assertThat(drift(fixture)).contains("Nearest to its limit is the ");
    ArrayNode gates = ((ArrayNode) fixture.result().path("gates")).deepCopy();
    for (int i = gates.size() - 1; i >= 3; i--) {
      gates.remove(i); // those of drift
    }
    fixture.outcome("nothing-new", 0, 8, 8).untrained().result().set("gates", gates);
    assertThat(drift(fixture))
        .contains("No drift was measured in this run; it last was in version 8.")
        .doesNotContain("Nearest");
    fixture.failing("drift-place", 0.9, 0.8);
    assertThat(drift(fixture))
        .contains("distance of places: 0.9 of 0.8 that are allowed, which refuses the data.");
  }

  private static String drift(RunFixture fixture) throws Exception {
    return page(fixture).byId("about-drift").getTextContent();
  }

  @Test
  void whatIsGoneIsNotClaimed() throws Exception {
    String text = page(mixture(14)).text();
    assertThat(text)
        .contains("12\u00a0promotions of versions that still exist.")
        .contains("Runs that a check refused make no version, and their checks are on their own")
        .doesNotContain("led to the present champion");
  }

  private static String gains(RunFixture fixture) throws Exception {
    return page(fixture).byId("about-gain").getTextContent();
  }

  private static void gain(RunFixture fixture, int number, double gain) {
    ObjectNode metrics = (ObjectNode) fixture.versions().get(number - 1).metrics();
    metrics.put("gain", gain);
    metrics.withObjectProperty("evidence").putArray("sums").add(1.0).add(gain);
  }

  private static String pathOf(PageReader page, String id, String kind) {
    NodeList groups = page.byId(id).getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      if (group.getAttribute("class").equals(kind)) {
        return ((Element) group.getElementsByTagName("path").item(0)).getAttribute("d");
      }
    }
    throw new AssertionError(id + " has no " + kind);
  }

  @Test
  void manyFilesOfTheDataAreCounted() throws Exception {
    RunFixture fixture = mixture(2);
    ObjectNode files = ((ObjectNode) fixture.result().path("data")).putObject("files");
    for (int i = 0; i < 23; i++) {
      files.put("file:/data/part-" + i, 7);
    }
    String data = page(fixture).byId("data").getTextContent();
    assertThat(data).contains("part-19", "further files3").doesNotContain("part-20");
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
  @ValueSource(ints = {30, 200, 400, 3000})
  void aPageIsBelowOneMegabyte(int nights) {
    String html = html(new RunFixture("mixture", nights).components(1000));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
  }
}
