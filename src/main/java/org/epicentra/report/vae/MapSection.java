package org.epicentra.report.vae;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;

/** The posterior means of the sample in the plane in which all of them vary most. */
final class MapSection {
  private static final double[] SIZE = {640, 560};
  private static final double MARGIN = 0.04;

  /** Labels take turns in so many layers, so that none hides the others. */
  private static final int LAYERS = 8;

  /** Half the height of a letter. */
  private static final double HALF = 4;

  private final VaeFacts facts;
  private final List<VaeFacts.Mark> marks;
  private final Labels labels;

  MapSection(VaeFacts facts) {
    this.facts = facts;
    this.marks = facts.surveyed().marks();
    this.labels = Labels.of(marks);
  }

  Markup markup() {
    Markup page = new Markup();
    if (!(facts.surveyed().planeVariances()[0] > 0)) {
      Figure.none(
          page, "No map", "The posterior means do not differ, so that there is no plane of them.");
      return page;
    }
    Plot plot = plot();
    plot.axes("first principal component", "second");
    if (labels.names().isEmpty() || labels.others() > 0) {
      dots(plot);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      for (String name : labels.names()) {
        letters(plot, name, layer);
      }
    }
    page.open("div", "class", "pair");
    Figure.add(page, "Map of the posterior means", reading(), plot.finished(), legend());
    if (labels.names().size() > 1) {
      new LabelPanels(marks, labels, plot).add(page);
    }
    return page.close();
  }

  /** Both axes have one scale, as distances in z have. */
  private Plot plot() {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (VaeFacts.Mark mark : marks) {
      box[0] = Math.min(box[0], mark.x());
      box[1] = Math.max(box[1], mark.x());
      box[2] = Math.min(box[2], mark.y());
      box[3] = Math.max(box[3], mark.y());
    }
    double[] frame = Plot.frame(SIZE);
    double unit = Math.max((box[1] - box[0]) / frame[2], (box[3] - box[2]) / frame[3]);
    unit = (1 + 2 * MARGIN) * Math.max(unit, 1e-9);
    double x = (box[0] + box[1]) / 2;
    double y = (box[2] + box[3]) / 2;
    double wide = unit * frame[2] / 2;
    double high = unit * frame[3] / 2;
    return new Plot(
        "latent-map",
        "Map of the posterior means",
        SIZE,
        Scale.linear(x - wide, x + wide),
        Scale.linear(y - high, y + high));
  }

  /** Images without a label that has a letter: lines of no length with round ends. */
  private void dots(Plot plot) {
    plot.begin("points");
    plot.svg()
        .empty(
            "path",
            "d",
            path(
                plot,
                marks.stream()
                    .filter(mark -> mark.label() == null || !labels.names().contains(mark.label()))
                    .toList()));
    plot.end();
  }

  /** A path of points. */
  static String path(Plot plot, List<VaeFacts.Mark> marks) {
    StringBuilder path = new StringBuilder();
    for (VaeFacts.Mark mark : marks) {
      path.append('M').append(tenths(plot.x(mark.x())));
      path.append(' ').append(tenths(plot.y(mark.y()))).append("h0");
    }
    return path.toString();
  }

  private void letters(Plot plot, String name, int layer) {
    StringBuilder xs = new StringBuilder();
    StringBuilder ys = new StringBuilder();
    StringBuilder text = new StringBuilder();
    List<VaeFacts.Mark> own = labels.marks(name);
    for (int i = layer; i < own.size(); i += LAYERS) {
      xs.append(xs.isEmpty() ? "" : " ").append(tenths(plot.x(own.get(i).x())));
      ys.append(ys.isEmpty() ? "" : " ").append(tenths(plot.y(own.get(i).y()) + HALF));
      text.append(labels.sign(name));
    }
    if (!text.isEmpty()) {
      plot.begin("letters " + labels.colour(name));
      plot.svg().element("text", text.toString(), "x", xs, "y", ys, "aria-hidden", "true");
      plot.end();
    }
  }

  private static String tenths(double value) {
    return Numbers.coordinate(Math.round(value * 10) / 10.0);
  }

  private Markup legend() {
    Markup list = new Markup();
    if (labels.names().isEmpty()) {
      return list;
    }
    list.open("ul", "class", "labels", "aria-label", "Labels");
    for (String name : labels.names()) {
      list.open("li").element("b", labels.sign(name), "class", labels.colour(name));
      String count = Numbers.count(labels.marks(name).size());
      list.text(labels.areOwnSigns() ? " " + count : " " + Labels.shown(name) + ": " + count)
          .close();
    }
    if (labels.others() > 0) {
      list.open("li").element("b", "\u2022", "class", "point");
      list.text(" others: " + Numbers.count(labels.others())).close();
    }
    return list.close();
  }

  private String reading() {
    double[] held = facts.surveyed().planeVariances();
    double total = facts.variance();
    StringBuilder text =
        new StringBuilder("The plane of the first two principal components holds ");
    text.append(Numbers.percent(Math.min(1, (held[0] + held[1]) / total)));
    text.append(" of the variance of the posterior means of all images (");
    text.append(Numbers.percent(Math.min(1, held[0] / total))).append(" and ");
    text.append(Numbers.percent(Math.min(1, held[1] / total))).append("); ");
    text.append(facts.isWhole() ? "all " : "a sample of ");
    text.append(Numbers.of(marks.size(), "image")).append(facts.isWhole() ? " are" : " is");
    text.append(" drawn");
    text.append(
        labels.names().isEmpty()
            ? ", without labels."
            : labels.others() == 0
                ? ", each as its label."
                : ", as their labels but for "
                    + Numbers.of(labels.others(), "other")
                    + ", which "
                    + (labels.others() == 1 ? "is a point." : "are points."));
    return text.append(neighbours()).toString();
  }

  /** Which labels lie apart and which do not, by the means of their images in the plane. */
  private String neighbours() {
    List<String> names = labels.frequent();
    String[] far = null;
    String[] near = null;
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    List<double[]> centres = new ArrayList<>();
    names.forEach(name -> centres.add(centre(labels.marks(name))));
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double[] one = centres.get(i);
        double[] other = centres.get(j);
        double apart = Math.hypot(one[0] - other[0], one[1] - other[1]);
        if (apart > most) {
          most = apart;
          far = new String[] {Labels.shown(names.get(i)), Labels.shown(names.get(j))};
        }
        if (apart < least) {
          least = apart;
          near = new String[] {Labels.shown(names.get(i)), Labels.shown(names.get(j))};
        }
      }
    }
    if (far == null) {
      return "";
    }
    String text = " The means of " + far[0] + " and " + far[1] + " lie farthest apart here, by ";
    text += Numbers.shown(most, 2);
    return names.size() == 2
        ? text + "."
        : text
            + ", those of "
            + near[0]
            + " and "
            + near[1]
            + " closest, by "
            + Numbers.shown(least, 2)
            + ".";
  }

  /** The mean of some images in the plane. */
  static double[] centre(List<VaeFacts.Mark> marks) {
    return new double[] {
      marks.stream().mapToDouble(VaeFacts.Mark::x).average().orElse(0),
      marks.stream().mapToDouble(VaeFacts.Mark::y).average().orElse(0)
    };
  }
}
