package org.epicentra.report.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epicentra.report.PageXml.byId;
import static org.epicentra.report.PageXml.elements;
import static org.epicentra.report.PageXml.parsed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.math.RandomStream;
import org.epicentra.report.mixture.FitFixture.Has;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FitPageTest {
  private static final double[][] PLANE = {{0, 0}, {60, 90}, {-80, 40}};

  private static FitFixture flat() {
    return new FitFixture(AzimuthalProjection.of(179.5, -38), PLANE);
  }

  @Test
  void theTableHasTheNumbersOfTheSummary() throws Exception {
    FitFixture fixture = flat();
    Document page = parsed(new FitPage(fixture.facts(600, Has.values())).html());
    for (int k = 0; k < PLANE.length; k++) {
      List<String> values = new ArrayList<>();
      NodeList cells = byId(page, "component-" + k).getElementsByTagName("td");
      for (int i = 0; i < cells.getLength(); i++) {
        values.add(((Element) cells.item(i)).getAttribute("data-value"));
      }
      var component = fixture.summary().path("components").path(k);
      assertThat(values)
          .contains(
              component.path("effectiveCount").asText(),
              component.path("weight").asText(),
              component.path("rate").asText(),
              component.path("longitude").asText(),
              component.path("latitude").asText());
    }
  }

  @Test
  void everythingIsInsideAndNothingIsAskedFor() throws Exception {
    Document page = parsed(new FitPage(flat().facts(600, Has.values())).html());
    for (Element element : elements(page, "*")) {
      assertThat(element.getAttribute("src")).isEmpty();
      assertThat(element.getAttribute("style")).as("a policy forbids it").isEmpty();
      if (element.hasAttribute("href")) {
        assertThat(element.getAttribute("href")).matches("#.*|data:.*");
      }
    }
    String policy = elements(page, "meta").get(1).getAttribute("content");
    assertThat(policy).startsWith("default-src 'none'; img-src data:; style-src 'sha256-");
    assertThat(policy).doesNotContain("unsafe");
  }

  @Test
  void idsAreUniqueAndLinksLeadSomewhere() throws Exception {
    Document page = parsed(new FitPage(flat().facts(600, Has.values())).html());
    List<String> ids = new ArrayList<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : elements(page, "a")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    String attack = "</script></title><script>alert('x')</script><img src=x onerror=alert(1)>";
    FitFixture fixture = flat().catalog(attack + ".csv");
    fixture.summary().withObject("/settings").put("where", attack);
    fixture.summary().putArray("advice").add(attack);
    String html = new FitPage(fixture.facts(300, Has.values())).html();
    assertThat(html).doesNotContain("<script>alert", "<img src=x");
    Document page = parsed(html);
    assertThat(elements(page, "script")).hasSize(3);
    assertThat(byId(page, "settings").getTextContent()).contains(attack);
  }

  /** As many components, cells, bins and strengths as a page ever shows, all of them different. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 200_000})
  void aPageIsBelowOneMegabyte(int events) {
    GeocentricProjection projection = new GeocentricProjection();
    double[][] centres = new double[500][];
    for (int k = 0; k < centres.length; k++) {
      RandomStream random = RandomStream.of(1, "centres", 0, k);
      centres[k] =
          projection.forward(
              172 + 10 * random.nextDouble(),
              -46 + 10 * random.nextDouble(),
              200 * random.nextDouble());
    }
    String html =
        new FitPage(new FitFixture(projection, centres).facts(events, Has.values())).html();
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    FitFixture fixture = new FitFixture(AzimuthalProjection.of(10, 46), new double[][] {{1, 2}});
    fixture.summary().put("strengthObserved", 0);
    Document page = parsed(new FitPage(fixture.facts(50)).html());
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("The one component lies at 46.02\u00b0\u00a0N 10.01\u00b0\u00a0E")
        .contains("No event has a time that can be read")
        .contains("No event of the catalog has a magnitude")
        .contains("No event has a strength")
        .contains("The model is of epicentres alone");
    assertThat(byId(page, "about-rates-title")).isNotNull();
    assertThat(byId(page, "times")).isNull();
    assertThat(byId(page, "strengths")).isNull();
  }

  private static String text(FitFixture fixture, int events, Has... has) throws Exception {
    return parsed(new FitPage(fixture.facts(events, has)).html())
        .getDocumentElement()
        .getTextContent();
  }

  /** The model expects strengths of 3 to 5, which are in the first bin of any of these charts. */
  @ParameterizedTest
  @ValueSource(doubles = {3_000, 1_500_000, 1e300})
  void greatStrengthsAreDrawn(double least) throws Exception {
    FitFixture fixture = flat().strengths(random -> least + Math.floor(100 * random.nextDouble()));
    Document page = parsed(new FitPage(fixture.facts(300, Has.STRENGTH)).html());
    int bars = 0;
    for (Element bar : elements(page, "rect")) {
      if (((Element) bar.getParentNode()).getAttribute("class").equals("bars")) {
        bars += Double.parseDouble(bar.getAttribute("height")) > 50 ? 1 : 0;
      }
    }
    assertThat(bars).as("of the observed").isPositive();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("0\u00a0events where 300 are expected");
    String chart = byId(page, "strengths").getTextContent();
    assertThat(chart.contains("or more")).isEqualTo(least > 1e6);
  }

  @Test
  void strengthsOfZeroAreNotTooFew() throws Exception {
    assertThat(text(flat().strengths(random -> 0), 100, Has.STRENGTH))
        .contains("All strengths are 0, which says nothing of their dispersion.")
        .doesNotContain("too few strengths");
  }

  @Test
  void aFitWithoutStrengthsHasNoLawOfThem() throws Exception {
    FitFixture fixture = flat();
    assertThat(text(fixture, 60, Has.values())).contains(" weights, poisson strengths");
    fixture.summary().put("strengthObserved", 0);
    assertThat(text(fixture, 60)).doesNotContain("poisson strengths");
  }

  /** Weights that sum to 1: each component has a third of the events, and is drawn. */
  @Test
  void componentsOfLittleWeightAreDrawn() throws Exception {
    FitFixture fixture = flat();
    fixture.summary().put("weightSum", 1.0).withObject("/settings").put("weight", "w / 1000");
    for (int k = 0; k < PLANE.length; k++) {
      ObjectNode component = (ObjectNode) fixture.summary().path("components").path(k);
      component.put("effectiveCount", k == 2 ? 0.0005 : 0.33);
    }
    Document page = parsed(new FitPage(fixture.facts(300, Has.values())).html());
    assertThat(byId(page, "map").getTextContent())
        .contains("Component 0: events of weight 0.33", "Component 1: events of weight 0.33")
        .doesNotContain("Component 2");
    assertThat(byId(page, "components").getTextContent()).contains("Weight of events", "0.33");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("1\u00a0component holds less than one fitted event and is not drawn");
  }

  /** Events that reach from south to north: a cell is 1/300 of the height, not of the width. */
  @Test
  void theLegendHasTheSideOfACell() throws Exception {
    FitFixture fixture =
        new FitFixture(AzimuthalProjection.of(10, 46), new double[][] {{0, -1000}, {0, 1000}});
    FitFacts facts = fixture.facts(300, Has.values());
    double[] box = facts.events().map().grid().box();
    assertThat(box[3] - box[2]).isGreaterThan(1.1 * (box[1] - box[0]));
    double side = (box[3] - box[2]) / 300;
    assertThat(parsed(new FitPage(facts).html()).getDocumentElement().getTextContent())
        .contains("events in a cell of %.1f\u00a0km a side".formatted(side));
  }

  @Test
  void aBurstNeedsEventsOfAComponent() throws Exception {
    assertThat(text(flat().allBackground(), 100, Has.TIME))
        .contains("No event with a time is assigned to a component.")
        .doesNotContain("in a burst");
    FitFixture one = new FitFixture(AzimuthalProjection.of(10, 46), new double[][] {{1, 2}});
    assertThat(text(one, 100, Has.TIME))
        .contains("Of the events of component 0, ")
        .doesNotContain("in a burst");
    assertThat(text(flat(), 100, Has.TIME)).contains("comes most in a burst: of its events, ");
  }

  @Test
  void withoutMovesNoneWasTried() throws Exception {
    FitFixture fixture = flat();
    fixture.summary().withObject("/moves").put("deletions", 0);
    assertThat(text(fixture, 60)).contains("none of those tried would have raised the bound");
    fixture.summary().withObject("/settings").put("moves", "none");
    assertThat(text(fixture, 60))
        .contains("No component was left out: the fit was to try no moves");
  }

  /** Magnitudes of 2 and more, and beside them 50 that are 0 and 3 that no earthquake has. */
  @Test
  void magnitudesThatStandForNoneAreMissing() throws Exception {
    FitFixture fixture = flat().odd(50, 3);
    Document page = parsed(new FitPage(fixture.facts(600, Has.values())).html());
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("50\u00a0events have a magnitude of 0", "3\u00a0events have a magnitude");
    assertThat(byId(page, "missing").getTextContent()).contains("magnitude53");
    assertThat(byId(page, "magnitudes").getTextContent()).doesNotContain("0.5");
  }

  @Test
  void eventsOutsideOfTheRegionAreCounted() throws Exception {
    FitFixture fixture = flat().outside(2);
    fixture.summary().put("events", 300);
    assertThat(text(fixture, 300))
        .contains("Of 302\u00a0usable events of the catalog 300 are on this page; 2 lie outside of")
        .doesNotContain("the filters left", "not the one of the fit");
  }

  @Test
  void movesAreMarkedOnTheBound() throws Exception {
    Document page = parsed(new FitPage(flat().facts(300, Has.values())).html());
    assertThat(byId(page, "bound").getTextContent()).contains("iteration 1: 1 deleted, 0 merged");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("The dot is where a move was made.");
  }

  @Test
  void whatTheImportDidIsOnThePage() throws Exception {
    Document page = parsed(new FitPage(flat().facts(300, Has.values())).html());
    assertThat(page.getDocumentElement().getTextContent())
        .contains("The import of the catalog kept 300 of 310\u00a0records.")
        .doesNotContain("it was changed since");
    assertThat(byId(page, "fates").getTextContent())
        .contains("rejectedlatitude missing3", "repeatedan earlier revision2")
        .contains("other typequarry blast5", "kept, butevent type not told, taken as earthquake4");
  }

  @Test
  void plainCoordinatesHaveAxesAndNoLand() throws Exception {
    FitFixture fixture = new FitFixture(new PlaneProjection(2), PLANE);
    Document page = parsed(new FitPage(fixture.facts(300, Has.STRENGTH)).html());
    List<String> kinds =
        elements(page, "*").stream().map(element -> element.getAttribute("class")).toList();
    assertThat(kinds).contains("event-ellipse").doesNotContain("land", "coast", "scale-bar");
    assertThat(page.getDocumentElement().getTextContent()).contains("lies at x \u221280, y 40");
  }

  @Test
  void aThreeDimensionalModelHasSections() throws Exception {
    GeocentricProjection projection = new GeocentricProjection();
    double[][] centres = {
      projection.forward(178, -38, 30), projection.forward(-178, -35, 250),
    };
    Document page =
        parsed(new FitPage(new FitFixture(projection, centres).facts(400, Has.TIME)).html());
    assertThat(byId(page, "section-along")).isNotNull();
    assertThat(byId(page, "section-across").getElementsByTagName("ellipse").getLength())
        .isEqualTo(2);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("The centres lie between 30\u00a0km (component 0) and 250\u00a0km (component 1)");
  }

  @Test
  void triedNumbersOfComponentsAreListed() throws Exception {
    FitFixture fixture = flat();
    var candidates = fixture.summary().putArray("candidates");
    candidates.addObject().put("components", 10).put("alive", 9).put("boundPerEvent", -8.5);
    candidates
        .addObject()
        .put("components", 20)
        .put("alive", 20)
        .put("boundPerEvent", -8.25)
        .put("chosen", true)
        .putObject("heldOut")
        .put("meanLogDensity", -8.125)
        .put("standardError", 0.0625);
    Document page = parsed(new FitPage(fixture.facts(300, Has.values())).html());
    assertThat(byId(page, "candidates").getTextContent())
        .contains("\u22128.1250\u2009\u00b1\u20090.0625", "\u22128.5000");
    assertThat(page.getDocumentElement().getTextContent()).contains("20 was chosen");
  }
}
