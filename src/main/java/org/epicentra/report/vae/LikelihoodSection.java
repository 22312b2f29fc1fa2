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
    Figure.add(page, heading, reading(values, low, high), histogram(heading, values, low, high));
  }

  private Markup histogram(String heading, double[] values, double low, double high) {
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
    double mean = mean(marks);
    if (isInside(mean, low, high)) {
      plot.begin("guide").rule(mean, 0, mean, 1.1 * most).end();
    }
    return plot.finished();
  }

  private static boolean isInside(double value, double low, double high) {
    return value >= low && value <= high;
  }

  /**
   * @param low the low end of the chart
   * @param high its high end
   */
  private String reading(double[] values, double low, double high) {
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
              + Numbers.withError(facts.surveyed().logLikelihood(), facts.surveyed().error(), 2)
              + " nats on average"
              + (Double.isNaN(facts.surveyed().error()) ? "" : " (with its standard error)")
              + ", by importance sampling with "
              + Numbers.of(facts.surveyed().importanceSamples(), "draw")
              + " each";
    } else {
      text = "The bound of " + of + " is " + Numbers.fixed(mean(marks), 2) + " nats on average";
    }
    return text
        + ". Half of them lie between "
        + half(values)
        + (isInside(mean(marks), low, high) ? "; the dashed line is the mean." : ".")
        + beyond(values, low, high);
  }

  /** The quartiles, with enough digits to tell them apart. */
  private static String half(double[] values) {
    double from = values[values.length / 4];
    double to = values[values.length * 3 / 4];
    int needed = to > from ? (int) Math.ceil(-Math.log10((to - from) / 2)) : 2;
    int decimals = Math.max(0, Math.min(6, needed));
    return Numbers.fixed(from, decimals) + " and " + Numbers.fixed(to, decimals);
  }

  private static String beyond(double[] values, double low, double high) {
    long below = Arrays.stream(values).filter(value -> value < low).count();
    long above = Arrays.stream(values).filter(value -> value > high).count();
    return below + above == 0
        ? ""
        : " The first bar has also "
            + Numbers.of(below, "image")
            + " below the chart, down to "
            + Numbers.shown(values[0], 4)
            + ", the last "
            + Numbers.count(above)
            + " above it, up to "
            + Numbers.shown(values[values.length - 1], 4)
            + ".";
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
    return gap()
        + (facts.isBinary()
            ? "An image takes "
                + Numbers.shown(perPixel, 3)
                + " bits per pixel; without a model it would take 1."
            : facts.isOfNumbers()
                ? "These are densities of the inputs, which depend on their unit and may exceed 1."
                : "Pixels are left as they are, so that these are cross-entropies and not"
                    + " probabilities of the images.")
        + (facts.origin().trainedOn()
            ? " The model was trained on these images: others will do worse."
            : "");
  }

  /** How far the bound lies below log p(x), where that is more than its standard error. */
  private String gap() {
    Moments gaps = new Moments();
    marks.forEach(mark -> gaps.add(mark.logLikelihood() - mark.elbo()));
    return facts.hasLikelihood() && gaps.mean() > gaps.standardError()
        ? "On the same images the bound lies "
            + Numbers.withError(gaps.mean(), gaps.standardError(), 2)
            + " nats below log p(x), as far as "
            + Numbers.of(facts.surveyed().importanceSamples(), "draw")
            + " show: the posterior misses at least that. "
        : "";
  }

  private void byLabel(Markup page) {
    Labels labels = Labels.of(marks);
    if (labels.names().size() < 2) {
      return;
    }
    List<Moments> all = new ArrayList<>();
    for (String name : labels.names()) {
      Moments moments = new Moments();
      labels.marks(name).forEach(mark -> moments.add(score.applyAsDouble(mark)));
      all.add(moments);
    }
    page.element("h3", "By label");
    page.element("p", labelsReading(labels, all), "class", "reading");
    page.open("div", "class", "scroll").open("table", "id", "by-label").open("thead").open("tr");
    for (String head : new String[] {"Label", "Images", name(), "Standard error"}) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    for (int i = 0; i < all.size(); i++) {
      page.open("tr").element("th", Labels.shown(labels.names().get(i)), "scope", "row");
      page.element("td", Numbers.count(all.get(i).count()));
      cell(page, all.get(i).mean());
      page.element("td", Numbers.fixed(all.get(i).standardError(), 2)).close();
    }
    page.close(3);
  }

  /** Which labels are described best and worst, where they differ by more than their errors. */
  private String labelsReading(Labels labels, List<Moments> all) {
    List<String> frequent = labels.frequent();
    if (frequent.isEmpty()) {
      return "Too few labels have " + Labels.ENOUGH + " images to be compared.";
    }
    int best = labels.names().indexOf(frequent.get(0));
    int worst = best;
    for (String name : frequent) {
      int at = labels.names().indexOf(name);
      best = all.get(at).mean() > all.get(best).mean() ? at : best;
      worst = all.get(at).mean() < all.get(worst).mean() ? at : worst;
    }
    Moments high = all.get(best);
    Moments low = all.get(worst);
    double error = Math.hypot(high.standardError(), low.standardError());
    return high.mean() - low.mean() > 2 * error
        ? "Images labelled "
            + Labels.shown(labels.names().get(best))
            + " have the highest "
            + name()
            + ", those labelled "
            + Labels.shown(labels.names().get(worst))
            + " the lowest"
            + (frequent.size() < labels.names().size()
                ? ", of labels with " + Labels.ENOUGH + " images or more."
                : ".")
        : "The labels do not differ by more than their standard errors.";
  }
}
