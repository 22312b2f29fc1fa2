package org.epicentra.report.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.epicentra.math.Moments;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;

/** log p(x) with its standard error, the terms of the bound, and both by label. */
final class LikelihoodSection {
  private static final double[] SIZE = {560, 300};
  private static final int BINS = 40;

  /** The share of images at either end that the chart leaves to its first and last bar. */
  private static final double TAIL = 0.005;

  private final VaeFacts facts;
  private final List<VaeFacts.Mark> marks;
  private final ToDoubleFunction<VaeFacts.Mark> score;

  LikelihoodSection(VaeFacts facts) {
    this.facts = facts;
    this.marks = facts.surveyed().marks();
    this.score = facts.hasLikelihood() ? VaeFacts.Mark::logLikelihood : VaeFacts.Mark::elbo;
  }

  private String name() {
    return facts.hasLikelihood() ? "log p(x)" : "bound";
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    spread(page);
    page.open("div");
    terms(page);
    byLabel(page);
    page.close(2);
    return page;
  }

  private void spread(Markup page) {
    double[] values = marks.stream().mapToDouble(score).sorted().toArray();
    String heading = facts.hasLikelihood() ? "log p(x) of the images" : "Bound of the images";
    if (values.length < 2 || !(values[values.length - 1] > values[0])) {
      Figure.none(page, heading, "There is one value: " + Numbers.fixed(values[0], 2) + " nats.");
      return;
    }
    int tail = (int) (TAIL * values.length);
    double low = values[tail];
    double high = values[values.length - 1 - tail];
    if (!(high > low)) {
      low = values[0];
      high = values[values.length - 1];
    }
    double width = (high - low) / BINS;
    int[] counts = new int[BINS];
    for (double value : values) {
      counts[(int) Math.max(0, Math.min(BINS - 1, Math.floor((value - low) / width)))]++;
    }
    int most = Arrays.stream(counts).max().orElse(1);
    Plot plot =
        new Plot("likelihoods", heading, SIZE, Scale.linear(low, high), Scale.whole(0, 1.1 * most));
    plot.axes(name() + ", nats", "images").begin("bars");
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        plot.bar(low + (bin + 0.06) * width, low + (bin + 0.94) * width, 0, counts[bin]);
      }
    }
    plot.end();
    double mean = Arrays.stream(values).average().orElse(0);
    plot.begin("guide").rule(mean, 0, mean, 1.1 * most).end();
    Figure.add(page, heading, reading(values), plot.finished());
  }

  private String reading(double[] values) {
    String of =
        facts.isWhole()
            ? "all " + Numbers.of(values.length, "image")
            : "a sample of " + Numbers.of(values.length, "image");
    String text;
    if (facts.hasLikelihood()) {
      text =
          "log p(x) of "
              + of
              + " is "
              + mean()
              + " nats on average (with its standard error), by importance sampling with "
              + Numbers.of(facts.surveyed().importanceSamples(), "draw")
              + " each";
    } else {
      text = "The bound of " + of + " is " + Numbers.fixed(mean(marks), 2) + " nats on average";
    }
    return text
        + ". Half of the images lie between "
        + Numbers.fixed(values[values.length / 4], 0)
        + " and "
        + Numbers.fixed(values[values.length * 3 / 4], 0)
        + "; the dashed line is the mean.";
  }

  private String mean() {
    VaeFacts.Surveyed surveyed = facts.surveyed();
    return Double.isNaN(surveyed.error())
        ? Numbers.fixed(surveyed.logLikelihood(), 2)
        : Numbers.withError(surveyed.logLikelihood(), surveyed.error(), 2);
  }

  private double mean(List<VaeFacts.Mark> of) {
    return of.stream().mapToDouble(score).average().orElse(Double.NaN);
  }

  private void terms(Markup page) {
    VaeFacts.Measured measured = facts.measured();
    page.element("h3", "Terms, nats per image");
    page.element("p", termsReading(), "class", "reading");
    page.open("div", "class", "scroll").open("table", "id", "bound").open("thead").open("tr");
    page.element("th", "", "scope", "col");
    page.element("th", "all " + Numbers.count(measured.rows()) + " images", "scope", "col");
    if (!facts.isWhole()) {
      page.element("th", "the " + Numbers.count(marks.size()) + " sampled", "scope", "col");
    }
    page.close(2).open("tbody");
    row(page, "reconstruction", measured.reconstruction(), VaeFacts.Mark::reconstruction);
    row(page, "KL", measured.kl(), VaeFacts.Mark::kl);
    row(page, "bound (ELBO)", measured.elbo(), VaeFacts.Mark::elbo);
    if (facts.hasLikelihood()) {
      double all = facts.isWhole() ? facts.surveyed().logLikelihood() : Double.NaN;
      row(page, "log p(x)", all, VaeFacts.Mark::logLikelihood);
    }
    page.close(3);
  }

  private void row(Markup page, String name, double all, ToDoubleFunction<VaeFacts.Mark> ofSample) {
    page.open("tr").element("th", name, "scope", "row");
    cell(page, all);
    if (!facts.isWhole()) {
      cell(page, marks.stream().mapToDouble(ofSample).average().orElse(Double.NaN));
    }
    page.close();
  }

  private static void cell(Markup page, double value) {
    page.element(
        "td",
        Numbers.fixed(value, 2),
        "data-value",
        Double.isNaN(value) ? null : Double.toString(value));
  }

  private String termsReading() {
    int pixels = facts.architecture().inputs();
    double perPixel = -mean(marks) / Math.log(2) / pixels;
    String text = "";
    if (facts.hasLikelihood()) {
      double bound = marks.stream().mapToDouble(VaeFacts.Mark::elbo).average().orElse(0);
      text =
          "The bound lies "
              + Numbers.fixed(facts.surveyed().logLikelihood() - bound, 2)
              + " nats below log p(x) on the same images, which is what the posterior misses. ";
    }
    return text
        + (facts.isBinary()
            ? "An image takes "
                + Numbers.shown(perPixel, 3)
                + " bits per pixel; without a model it would take 1."
            : "Pixels are left as they are, so that these are cross-entropies and not"
                + " probabilities of the images.")
        + (facts.origin().trainedOn()
            ? " The model was trained on these images: others will do worse."
            : "");
  }

  private void byLabel(Markup page) {
    Labels labels = Labels.of(marks);
    if (labels.names().size() < 2) {
      return;
    }
    List<Moments> all = new ArrayList<>();
    int worst = 0;
    int best = 0;
    for (String name : labels.names()) {
      Moments moments = new Moments();
      labels.marks(name).forEach(mark -> moments.add(score.applyAsDouble(mark)));
      all.add(moments);
      worst = moments.mean() < all.get(worst).mean() ? all.size() - 1 : worst;
      best = moments.mean() > all.get(best).mean() ? all.size() - 1 : best;
    }
    page.element("h3", "By label");
    page.element(
        "p",
        "Images labelled "
            + labels.names().get(best)
            + " have the highest "
            + name()
            + ", those labelled "
            + labels.names().get(worst)
            + " the lowest.",
        "class",
        "reading");
    page.open("div", "class", "scroll").open("table", "id", "by-label").open("thead").open("tr");
    for (String head : new String[] {"Label", "Images", name(), "Standard error"}) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    for (int i = 0; i < all.size(); i++) {
      page.open("tr").element("th", labels.names().get(i), "scope", "row");
      page.element("td", Numbers.count(all.get(i).count()));
      cell(page, all.get(i).mean());
      page.element("td", Numbers.fixed(all.get(i).standardError(), 2)).close();
    }
    page.close(3);
  }
}
