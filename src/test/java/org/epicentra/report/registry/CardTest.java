package org.epicentra.report.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.epicentra.report.PageReader;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.report.retrain.RunFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
  static CardFacts facts(RunFixture fixture, int number, String name) {
    ObjectNode summary = RunFixture.JSON.createObjectNode();
    summary.putArray("components").addObject().put("effectiveCount", 3.5);
    summary.putArray("coincident").addArray().add(0).add(1);
    summary.putArray("advice").add("more iterations would help");
    List<VersionFacts> before =
        fixture.versions().stream().filter(each -> each.number() < number).toList();
    return new CardFacts(
        name,
        "/models/" + name,
        fixture.versions().get(number - 1),
        fixture.promotions().get(fixture.promotions().size() - 1).version(),
        fixture.promotions(),
        new CardFacts.Lineage(before),
        new CardFacts.Model(summary, null, List.of()));
  }

  private static CardFacts facts(int number) {
    return facts(new RunFixture("mixture", 6), number, "alps");
  }

  @Test
  void aCardSaysWhatTheManifestSays() throws Exception {
    String page = PageReader.of(new CardPage(facts(6)).html()).text();
    String text = shown(new CardText(facts(6)).markdown());
    for (String card : List.of(page, text)) {
      assertThat(card)
          .contains("the champion, since 2026-01-07T02:00:09Z")
          .contains("1,040\u00a0events", "740 were trained on", "300 held out")
          .contains("Not made for:", "seismic hazard")
          .contains("1\u00a0component rests on fewer than 10 events.")
          .contains("1\u00a0group of components coincides")
          .contains("More iterations would help.")
          .contains("It has seen no event after 2025-12-31T23:23:00Z.")
          .contains("Its run accepted it: the gain is 6.")
          .contains("version 4")
          .contains("ab".repeat(32));
    }
  }

  @Test
  void aVersionThatWasRefusedSaysSo() throws Exception {
    String page = PageReader.of(new CardPage(facts(5)).html()).text();
    assertThat(page)
        .contains("Never promoted; version 6 serves.")
        .contains("Its run refused it: the gain is 5.")
        .contains("It was never promoted.");
  }

  @Test
  void theFirstHasNothingBeforeIt() throws Exception {
    String page = PageReader.of(new CardPage(facts(1)).html()).text();
    assertThat(page)
        .contains(
            "There was no champion when it was made.", "It was compared with no other model.");
  }

  /** A bound is no density, and images are no events. */
  @Test
  void anAutoencoderIsMeasuredByItsBound() throws Exception {
    RunFixture fixture = new RunFixture("autoencoder", 5);
    ((ObjectNode) fixture.versions().get(4).metrics()).put("high", -0.001);
    String page = PageReader.of(new CardPage(facts(fixture, 5, "digits")).html()).text();
    assertThat(page)
        .contains("On 300\u00a0images held out, its bound is lower by 0.0")
        .contains("On the images held out it is worse than its predecessor.")
        .contains("It has seen no image after")
        .doesNotContain("density", "events held out");
    assertThat(PageReader.of(new CardPage(facts(5)).html()).text())
        .contains("On 300\u00a0events held out, its log predictive density is ")
        .doesNotContain("had seen");
  }

  @Test
  void withoutASummaryNoNumbersAreMadeUp() throws Exception {
    CardFacts whole = facts(6);
    CardFacts facts =
        new CardFacts(
            whole.name(),
            whole.folder(),
            whole.version(),
            whole.champion(),
            whole.promotions(),
            whole.lineage(),
            new CardFacts.Model(MissingNode.getInstance(), drawing(3), List.of()));
    String page = PageReader.of(new CardPage(facts).html()).text();
    assertThat(page)
        .contains("A variational Bayesian mixture of super-epicentres: each")
        .contains("3 are drawn.")
        .doesNotContain("of 0", "components0", "0\u00a0super");
    assertThat(new CardText(facts).markdown()).doesNotContain("**components**");
  }

  private static CardFacts.Drawing drawing(int components) {
    MixtureViews views = new RunFixture("mixture", 1).components(components).facts().views();
    List<ComponentMark> marks = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      marks.add(ComponentMark.of(views.challenger(), k, views.ground().plane(), "Component " + k));
    }
    return new CardFacts.Drawing(views.ground(), marks);
  }

  @Test
  void aKindThatIsNotKnownHasACardToo() throws Exception {
    RunFixture fixture = new RunFixture("text", 2);
    CardFacts known = facts(fixture, 1, "alps");
    CardFacts facts =
        new CardFacts(
            known.name(),
            known.folder(),
            known.version(),
            known.champion(),
            known.promotions(),
            known.lineage(),
            new CardFacts.Model(
                MissingNode.getInstance(), null, List.of("the model cannot be read")));
    assertThat(PageReader.of(new CardPage(facts).html()).text())
        .contains("a kind that this release does not know", "The model cannot be read.");
  }

  @Test
  void namesCannotBecomeMarkupOfAPage() throws Exception {
    String attack = "</script><script>alert(1)</script>";
    RunFixture fixture = new RunFixture("mixture", 2);
    ((ObjectNode) fixture.versions().get(1).manifest().path("data")).put("digest", attack);
    String html = new CardPage(facts(fixture, 2, attack)).html();
    assertThat(html).doesNotContain("<script>alert");
    assertThat(PageReader.of(html).elements("script")).hasSize(2);
  }

  /** As an independent reader of CommonMark shows them: nothing but the text that they are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "![x](http://evil.example/x.png) [link](http://evil.example)",
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "===",
        "---",
        "***",
        "```code",
        "> quote",
        "a_b_c *bold* **strong** `code` ~~gone~~",
        "back\\slash &amp; &lt; <http://evil.example>",
        "[ref]: http://evil.example",
        "a | b",
        "    indented",
        "<!-- comment",
        "first\n\n# second",
        "trailing\\"
      })
  void namesCannotBecomeMarkupOfMarkdown(String attack) {
    RunFixture fixture = new RunFixture("mixture", 2);
    ((ObjectNode) fixture.versions().get(1).manifest().path("decision")).put("why", attack);
    ((ObjectNode) fixture.versions().get(1).manifest().path("data")).put("digest", attack);
    CardFacts facts = facts(fixture, 2, attack);
    CardFacts withProblem =
        new CardFacts(
            facts.name(),
            facts.folder(),
            facts.version(),
            facts.champion(),
            facts.promotions(),
            facts.lineage(),
            new CardFacts.Model(facts.summary(), null, List.of(attack)));
    Node card = Parser.builder().build().parse(new CardText(withProblem).markdown());
    int[] headings = new int[1];
    card.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            throw new AssertionError("a link to " + link.getDestination());
          }

          @Override
          public void visit(Image image) {
            throw new AssertionError("an image of " + image.getDestination());
          }

          @Override
          public void visit(HtmlInline html) {
            throw new AssertionError("markup: " + html.getLiteral());
          }

          @Override
          public void visit(HtmlBlock html) {
            assertThat(html.getLiteral()).isIn("<!-- Epicentra -->", "<!-- -->");
          }

          @Override
          public void visit(Heading heading) {
            headings[0]++;
            visitChildren(heading);
          }
        });
    assertThat(headings[0]).isEqualTo(11);
    String once = attack.strip().replace("\n", "\\n");
    assertThat(TextContentRenderer.builder().build().render(card)).contains("digest: " + once);
  }

  private static String shown(String markdown) {
    return TextContentRenderer.builder().build().render(Parser.builder().build().parse(markdown));
  }

  @Test
  void listsStayApart() {
    String markdown = new CardText(facts(6)).markdown();
    assertThat(markdown).startsWith("<!-- Epicentra -->\n\n# Model card of alps, version 6\n");
    assertThat(markdown.lines()).noneMatch(line -> line.endsWith(" "));
  }
}
