package org.epicentra.report.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epicentra.report.PageXml.byId;
import static org.epicentra.report.PageXml.parsed;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.PageXml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What the page says of the images of its sample. */
class SurveyReadingTest {
  private static Document page(List<VaeFacts.Mark> marks, long rows) {
    VaeFacts facts = new VaeFixture().facts(rows);
    double mean =
        marks.stream().mapToDouble(VaeFacts.Mark::logLikelihood).average().orElse(Double.NaN);
    return parsed(
        new VaePage(
                new VaeFacts(
                    facts.summary(),
                    facts.architecture(),
                    facts.measured(),
                    new VaeFacts.Surveyed(marks, 100, mean, 0.5, new double[] {0.75, 0.25}),
                    facts.sheets(),
                    facts.origin()))
            .html());
  }

  private static String text(List<VaeFacts.Mark> marks) {
    return PageXml.text(page(marks, marks.size()));
  }

  /** Images of a label about a place: at the given distances to its left and right in turn. */
  private static List<VaeFacts.Mark> about(
      double x, String label, double score, double... distances) {
    List<VaeFacts.Mark> marks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double away = (i % 2 == 0 ? 1 : -1) * distances[i / 2 % distances.length];
      marks.add(new VaeFacts.Mark(x + away, 0, label, 80, 15, score + (i % 2 == 0 ? 0.5 : -0.5)));
    }
    return marks;
  }

  private static VaeFacts.Mark one(double x, String label, double score) {
    return new VaeFacts.Mark(x, 0, label, 80, 15, score);
  }

  /** Scores from -100 up in equal steps. */
  private static List<VaeFacts.Mark> steps(int count, double step) {
    List<VaeFacts.Mark> marks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      marks.add(one(i, null, -100 + step * i));
    }
    return marks;
  }

  @Test
  void aLabelOfOneImageIsNoExtreme() {
    List<VaeFacts.Mark> marks = new ArrayList<>(about(0, "a", -90, 1));
    marks.addAll(about(5, "b", -80, 2));
    marks.add(one(90, "c", -1000));
    marks.add(one(-90, "d", -10));
    assertThat(text(marks))
        .contains("The means of a and b lie farthest apart here, by 5.")
        .contains("those of a lie closest together, on average 1 from their mean, those of b")
        .contains("Images labelled b have the highest log p(x), those labelled a the lowest, of")
        .contains("of labels with 10 images or more.");
    marks.removeIf(mark -> mark.label().equals("b"));
    assertThat(text(marks))
        .doesNotContain("farthest", "the highest log p(x)")
        .contains("Too few labels have 10 images to be compared.");
  }

  @Test
  void labelsThatDifferByLessThanTheirErrorsHaveNoOrder() {
    List<VaeFacts.Mark> marks = new ArrayList<>(about(0, "a", -90, 1));
    marks.addAll(about(5, "b", -89.9, 2));
    // Standard error of each: sqrt(10/9) 0.5 / sqrt(10) = 1/6.
    assertThat(text(marks))
        .contains("The labels do not differ by more than their standard errors.");
  }

  /** Eight at 0.5 and two at 3: 1 on average, and 1.41 as the root of the mean square. */
  @Test
  void theSpreadOfALabelIsTheMeanDistance() {
    List<VaeFacts.Mark> marks = new ArrayList<>(about(0, "a", -90, 0.5, 0.5, 0.5, 0.5, 3));
    marks.addAll(about(5, "b", -80, 4));
    assertThat(text(marks)).contains("those of a lie closest together, on average 1 from");
  }

  @Test
  void theGapOfTheBoundIsAtLeastWhatTheDrawsShow() {
    assertThat(text(about(0, "a", -90, 1)))
        .contains(
            "On the same images the bound lies 5.00\u2009\u00b1\u20090.17 nats below log p(x)")
        .contains("as far as 100\u00a0draws show: the posterior misses at least that.");
    for (double score : new double[] {-96, -94.99}) {
      assertThat(text(about(0, "a", score, 1))).doesNotContain("the bound lies");
    }
  }

  @Test
  void imagesBeyondTheChartAreCounted() {
    Document page = page(steps(1000, 0.5), 1000);
    assertThat(PageXml.text(page))
        .contains("Half of them lie between 25 and 275; the dashed line is the mean.")
        .contains("The first bar has also 5\u00a0images below the chart, down to \u2212100,")
        .contains("the last 5 above it, up to 399.5.");
    assertThat(byId(page, "likelihoods").getElementsByTagName("g").getLength()).isEqualTo(3);
    List<VaeFacts.Mark> pulled = steps(1000, 0.5);
    pulled.set(0, one(0, null, -1e9));
    Document far = page(pulled, 1000);
    assertThat(PageXml.text(far)).contains("and 275. The").doesNotContain("the dashed line");
    assertThat(byId(far, "likelihoods").getElementsByTagName("g").getLength()).isEqualTo(2);
  }

  @Test
  void nearQuartilesAreToldApart() {
    // Quartiles at 26 and 78 of 104 steps.
    assertThat(text(steps(104, 0.01))).contains("between \u221299.7 and \u221299.2;");
    assertThat(text(steps(104, 1e-4))).contains("between \u221299.997 and \u221299.992;");
  }

  @Test
  void whatHasNoLetterIsAPoint() {
    List<VaeFacts.Mark> marks = new ArrayList<>(about(0, "a", -90, 1));
    marks.add(one(3, null, -90));
    assertThat(text(marks))
        .contains(
            "all 11\u00a0images are drawn, as their labels but for 1\u00a0other, which is a point.");
  }

  @Test
  void theMastheadSaysOfWhichImagesItIs() {
    List<VaeFacts.Mark> marks = about(0, "a", -90, 1);
    assertThat(PageXml.text(page(marks, 10))).contains("log p(x), nats per image");
    assertThat(PageXml.text(page(marks, 11))).contains("log p(x), 10 sampled");
  }

  @Test
  void labelsThatNeverRepeatAreNone() {
    List<VaeFacts.Mark> marks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      marks.add(one(i, "2026-11-27 00:00:" + i, -90 - i));
    }
    assertThat(text(marks)).contains("are drawn, without labels.").doesNotContain("By label");
  }

  @Test
  void whatCannotBeSeenIsNoSignAndLongNamesAreShortened() {
    for (String unseen : new String[] {" ", "\u00a0", "\u200b", "\u0301", "\ud83d\ude00"}) {
      List<VaeFacts.Mark> marks = new ArrayList<>(about(0, unseen, -90, 1));
      marks.addAll(about(5, "b", -80, 2));
      assertThat(Labels.of(marks).areOwnSigns()).as(unseen).isFalse();
      assertThat(Labels.of(marks).sign("b")).isIn("A", "B");
    }
    assertThat(Labels.shown(" ")).isEqualTo("(blank)");
    String forty = "x".repeat(40);
    assertThat(Labels.shown(forty)).isEqualTo(forty);
    assertThat(Labels.shown(forty + "y")).isEqualTo("x".repeat(39) + "\u2026");
  }
}
