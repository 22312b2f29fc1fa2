package org.epicentra.report.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epicentra.report.PageXml.byId;
import static org.epicentra.report.PageXml.elements;
import static org.epicentra.report.PageXml.parsed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.epicentra.report.PageXml;
import org.epicentra.vae.latent.LatentFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class VaePageTest {
  private static String html(VaeFacts facts) {
    return new VaePage(facts).html();
  }

  private static String text(VaeFacts facts) {
    return PageXml.text(parsed(html(facts)));
  }

  private static String[] manyLabels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toArray(String[]::new);
  }

  @Test
  void theHeaderHasTheNumbers() {
    Map<String, String> keys = new HashMap<>();
    Document page = parsed(html(new VaeFixture().facts(60_000)));
    List<Element> names = elements(page, "dt");
    List<Element> values = elements(page, "dd");
    for (int i = 0; i < names.size(); i++) {
      keys.put(names.get(i).getTextContent(), values.get(i).getTextContent());
    }
    assertThat(elements(page, "h1").get(0).getTextContent())
        .isEqualTo("Autoencoder of 60,000\u00a0images");
    // By hand: (784 + 1) 40 + 41 30 + 2 31 20 + 21 30 + 31 40 + 41 784.
    assertThat(keys)
        .containsEntry("images", "60,000")
        .containsEntry("pixels", "28\u2009\u00d7\u200928")
        .containsEntry("numbers of z", "20")
        .containsEntry("active", "7")
        .containsEntry("parameters", "67,884")
        .containsEntry("epochs", "3")
        .containsEntry("bound, nats per image", "\u221295.50")
        .containsEntry("log p(x), 300 sampled", "\u221290.13\u2009\u00b1\u20090.38");
  }

  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void everythingIsInsideAndNothingIsAskedFor(LatentFamily family) {
    Document page = parsed(html(new VaeFixture(family).facts(1000)));
    List<String> ids = new ArrayList<>();
    for (Element element : elements(page, "*")) {
      assertThat(element.getAttribute("style")).as("a policy forbids it").isEmpty();
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
      for (String address : List.of("src", "href")) {
        if (element.hasAttribute(address)) {
          assertThat(element.getAttribute(address)).matches("(?s)#.*|data:.*");
        }
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : elements(page, "a")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
    for (Element image : elements(page, "img")) {
      assertThat(image.getAttribute("alt")).contains("images");
      assertThat(image.getAttribute("src")).startsWith("data:image/png;base64,");
    }
    assertThat(elements(page, "img")).hasSize(2);
    assertThat(elements(page, "svg"))
        .allSatisfy(svg -> assertThat(svg.getAttribute("aria-label")).isNotEmpty());
    for (Element figure : elements(page, "figure")) {
      assertThat(figure.getElementsByTagName("p").item(0).getTextContent()).endsWith(".");
    }
  }

  /** Noise, which no format makes smaller; sheets, marks and labels as many as ever. */
  @ParameterizedTest
  @CsvSource({"28, 200", "34, 5000", "512, 200"})
  void aPageIsBelowOneMegabyte(int side, int latent) {
    VaeFacts facts =
        new VaeFixture()
            .side(side)
            .latent(latent)
            .sample(2000)
            .labels(manyLabels(200))
            .losses(IntStream.range(0, 5000).mapToDouble(i -> 100 + 70.0 / (1 + i)).toArray())
            .facts(1_000_000_000L);
    assertThat(html(facts).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
  }

  @Test
  void namesCannotBecomeMarkup() {
    String attack = "</script></title><script>alert('x')</script><img src=x onerror=alert(1)>";
    VaeFixture fixture = new VaeFixture().images(attack).labels(attack, "b", "c");
    fixture.summary().withObject("/settings").put("images", attack);
    String html = html(fixture.facts(300));
    assertThat(html).doesNotContain("<script>alert", "<img src=x");
    assertThat(elements(parsed(html), "script")).hasSize(2);
  }

  @Test
  void theCourseIsTold() {
    assertThat(text(new VaeFixture().facts(1000)))
        .contains("The loss went from 170.50 to 100.75 nats per image in 3\u00a0epochs")
        .contains("by \u221219.50 in the last: it was still falling")
        .contains("Validation ended at 98.75, its lowest.")
        .contains("90.68 nats go to the reconstruction and 10.08 to the code z, 10\u00a0% of both");
    VaeFixture stopped = new VaeFixture().losses(170, 100, 105, 110);
    stopped.summary().put("bestEpoch", 2).put("stoppedEarly", true);
    Document page = parsed(html(stopped.facts(1000)));
    assertThat(PageXml.text(page))
        .contains(
            "Validation ended at 108.00, 10.00 above its lowest, after epoch 2: since then the network overfits")
        .contains("Training stopped early; the weights after epoch 2 were kept.");
    assertThat(byId(page, "losses").getTextContent()).contains("kept: 2");
  }

  @Test
  void oneEpochWithoutValidationIsACourseToo() {
    VaeFixture fixture = new VaeFixture().losses(170);
    fixture
        .summary()
        .path("epochs")
        .forEach(epoch -> ((ObjectNode) epoch).putNull("validationLoss"));
    Document page = parsed(html(fixture.facts(1000)));
    assertThat(PageXml.text(page))
        .contains("In its one epoch the loss was on average 170.00 nats per image")
        .contains("There was no validation.");
    assertThat(byId(page, "losses").getTextContent()).doesNotContain("validation");
  }

  /** A training that was resumed without its validation images, and again with them. */
  @Test
  void aCurveHasGaps() {
    VaeFixture fixture = new VaeFixture().losses(170, 140, 120, 110, 100);
    fixture.validation(168, 138, Double.NaN, 108, Double.NaN);
    Document page = parsed(html(fixture.facts(1000)));
    Element losses = byId(page, "losses");
    List<String> pieces = new ArrayList<>();
    for (Element path : elements(page, "path")) {
      if (path.getParentNode().getParentNode() == losses) {
        pieces.add(path.getAttribute("d").replaceAll("[^ML]", ""));
      }
    }
    assertThat(pieces).containsExactly("MLLLL", "ML", "M");
    assertThat(elements(page, "circle").stream().filter(c -> within(c, losses)))
        .as("5 and 3, and 2 in the key")
        .hasSize(5 + 3 + 2);
    assertThat(PageXml.text(page))
        .contains("The last validation, after epoch 4, was 108.00, its lowest.");
  }

  private static boolean within(Element inner, Element outer) {
    return (inner.compareDocumentPosition(outer) & Node.DOCUMENT_POSITION_CONTAINS) != 0;
  }

  @Test
  void aCurveOfManyEpochsIsThinned() {
    double[] losses = new double[5000];
    Arrays.setAll(losses, i -> 100 + 70.0 / (1 + i));
    losses[1232] = 50;
    VaeFixture fixture = new VaeFixture().losses(losses);
    fixture.summary().put("bestEpoch", 2344);
    Document page = parsed(html(fixture.facts(1000)));
    List<Element> paths =
        elements(page, "path").stream().filter(path -> within(path, byId(page, "losses"))).toList();
    assertThat(paths).hasSize(2);
    for (Element path : paths) {
      String[] points = path.getAttribute("d").substring(1).split("L");
      // Every fifth, and three more: the lowest, the kept, the last.
      assertThat(points).hasSize(1003);
      double[] heights =
          Arrays.stream(points).mapToDouble(at -> Double.parseDouble(at.split(" ")[1])).toArray();
      assertThat(Arrays.stream(heights).boxed().sorted().toList().get(1002) - heights[1002])
          .as("the lowest point is far below the last")
          .isGreaterThan(50);
    }
  }

  @Test
  void fallingIsSaidOfTheLossAlone() {
    assertThat(text(new VaeFixture().losses(170, 100.05, 100).facts(1000)))
        .contains("by \u22120.05 in the last.");
    VaeFixture overfitted = new VaeFixture().losses(170, 120, 100).validation(160, 130, 150);
    assertThat(text(overfitted.facts(1000)))
        .contains("by \u221220.00 in the last. Validation ended at 150.00, 20.00 above its lowest");
  }

  @Test
  void theTermsOfAWeightedBoundAreNoSum() {
    String sentence = "They are those of the plain bound, and do not sum to the loss.";
    VaeFixture fixture = new VaeFixture();
    fixture.summary().withObject("/settings").put("objective", "iwae").put("samples", 5);
    assertThat(text(fixture.facts(1000))).contains(sentence);
    fixture.summary().withObject("/settings").put("samples", 1);
    assertThat(text(fixture.facts(1000))).doesNotContain(sentence);
  }

  @Test
  void theMapHasEachLabelAsItsSign() {
    Document page = parsed(html(new VaeFixture().labels("3", "7", "10").facts(300)));
    String map = byId(page, "latent-map").getTextContent();
    assertThat(map.chars().filter(c -> c == 'A').count()).isEqualTo(100);
    assertThat(map.chars().filter(c -> c == 'C').count()).isEqualTo(100);
    String text = PageXml.text(page);
    assertThat(text).contains("A 3: 100", "C 10: 100");
    assertThat(text).contains("all 300\u00a0images are drawn, each as its label");
    Document digits = parsed(html(new VaeFixture().labels("0", "1").sample(200).facts(900)));
    assertThat(byId(digits, "latent-map").getTextContent()).contains("0000", "1111");
    assertThat(PageXml.text(digits))
        .contains("a sample of 200\u00a0images is drawn")
        // Of 1/(1 + i) + 0.01 for i = 0, 3, ..., 18 and 0.001 for the other 13: 1.76 in all.
        .containsPattern("holds 5[0-9]\u00a0% of the variance");
  }

  @Test
  void withoutLabelsThereArePoints() {
    Document page = parsed(html(new VaeFixture().labels().facts(300)));
    assertThat(byId(page, "by-label")).isNull();
    assertThat(byId(page, "label-panels")).isNull();
    String html = html(new VaeFixture().labels().facts(300));
    assertThat(html).contains("class=\"points\"").doesNotContain("class=\"labels\"");
    assertThat(PageXml.text(page)).contains("drawn, without labels.");
  }

  @Test
  void tooManyLabelsAreCounted() {
    String text = text(new VaeFixture().labels(manyLabels(30)).facts(300));
    assertThat(text)
        .contains("others: 40")
        .contains("A class 0: 10", "B class 1: 10", "C class 10: 10");
    assertThat(text).contains("The 16 most frequent labels are drawn.");
  }

  @Test
  void theTableOfTermsHasTheNumbers() {
    Document page = parsed(html(new VaeFixture().facts(1000)));
    List<String> values = new ArrayList<>();
    for (Element cell : elements(page, "td")) {
      values.add(cell.getAttribute("data-value"));
    }
    assertThat(values).contains("80.25", "15.25", "-95.5");
    assertThat(PageXml.text(page))
        .contains("log p(x) of a sample of 300\u00a0images is \u221290.13\u2009\u00b1\u20090.38")
        .contains("by importance sampling with 100\u00a0draws each");
    assertThat(text(new VaeFixture().importanceSamples(0).facts(300)))
        .contains("The bound of all 300\u00a0images is ")
        .doesNotContain("log p(x), nats");
  }

  @Test
  void picturesThatWereReducedAreSaidToBe() {
    assertThat(text(new VaeFixture().side(100).facts(300)))
        .contains("pixels\n100\u2009\u00d7\u2009100")
        .contains("(pixels: threshold; here averaged to 64\u2009\u00d7\u200964)");
    assertThat(text(new VaeFixture().facts(300))).contains("(pixels: threshold), at the right");
  }

  /** The fixture's walks have 11 values. */
  @Test
  void walksThroughSomeOfTheCategoriesSaySo() {
    assertThat(text(new VaeFixture(LatentFamily.CATEGORICAL).categories(20).facts(300)))
        .contains("takes the first 11 of its 20 categories in turn");
    assertThat(text(new VaeFixture(LatentFamily.CATEGORICAL).categories(11).facts(300)))
        .contains("takes its 11 categories in turn");
  }

  @Test
  void oneNumberOfZIsAPageToo() {
    assertThat(text(new VaeFixture().latent(1).facts(300)))
        .contains("The one number of z is active (a variance of the posterior mean above 0.01");
    assertThat(text(new VaeFixture().facts(300)))
        .contains("Of 20\u00a0numbers of z, 7 are active (a variance");
  }

  @Test
  void aModelWithoutACodeIsTold() {
    VaeFacts facts = new VaeFixture().facts(300);
    VaeFacts.Measured measured = facts.measured();
    VaeFacts still =
        new VaeFacts(
            facts.summary(),
            facts.architecture(),
            new VaeFacts.Measured(300, -95, 95, 0, new double[20], new double[20], 0),
            new VaeFacts.Surveyed(facts.surveyed().marks(), 100, -90, 1, new double[2]),
            facts.sheets(),
            facts.origin());
    assertThat(measured.activeUnits()).isPositive();
    assertThat(text(still))
        .contains("The posterior mean is the same for all images: z is not in use.")
        .contains("The posterior is the prior: z says nothing of the image.")
        .contains("there is no plane of them");
  }
}
