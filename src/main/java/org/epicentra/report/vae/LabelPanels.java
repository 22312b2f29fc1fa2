package org.epicentra.report.vae;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;

/** The map of the posterior means once for each label, whose images stand out from all others. */
final class LabelPanels {
  private static final int COLUMNS = 4;
  private static final int MOST = 16;
  private static final double WIDTH = 640;
  private static final double GAP = 10;
  private static final double HEAD = 26;

  private final List<VaeFacts.Mark> marks;
  private final Labels labels;
  private final Plot plot;

  /**
   * @param plot of the map, whose places are taken over
   */
  LabelPanels(List<VaeFacts.Mark> marks, Labels labels, Plot plot) {
    this.marks = marks;
    this.labels = labels;
    this.plot = plot;
  }

  void add(Markup page) {
    List<String> shown = labels.mostFrequent(MOST);
    double[] frame = plot.frame();
    double wide = (WIDTH - (COLUMNS - 1) * GAP) / COLUMNS;
    double scale = wide / frame[2];
    double high = HEAD + scale * frame[3];
    int rows = (shown.size() + COLUMNS - 1) / COLUMNS;
    Markup svg = new Markup();
    svg.svg(
        new double[] {WIDTH, rows * (high + GAP)},
        "panels",
        "label-panels",
        "img",
        "The map of the posterior means for each label");
    svg.open("defs");
    // Its class is its own: what is used elsewhere does not see the elements around it.
    svg.empty("path", "id", "cloud", "class", "cloud", "d", MapSection.path(plot, marks)).close();
    for (int i = 0; i < shown.size(); i++) {
      String name = shown.get(i);
      double left = i % COLUMNS * (wide + GAP);
      double top = i / COLUMNS * (high + GAP);
      svg.open("g", "class", labels.colour(name));
      svg.element("text", labels.sign(name), "x", left, "y", top + 19);
      svg.empty("rect", "x", left, "y", top + HEAD, "width", wide, "height", scale * frame[3]);
      String move =
          Numbers.coordinate(left - scale * frame[0])
              + " "
              + Numbers.coordinate(top + HEAD - scale * frame[1]);
      svg.open("g", "transform", "translate(" + move + ") scale(" + (float) scale + ")");
      svg.empty("use", "href", "#cloud");
      svg.empty("path", "d", MapSection.path(plot, labels.marks(name)));
      svg.close(2);
    }
    Figure.add(page, "The same for each label", reading(shown), svg.close());
  }

  private String reading(List<String> shown) {
    String text = "The images of one label, and all others in grey" + spreads() + ".";
    return shown.size() < labels.names().size()
        ? text + " The " + MOST + " most frequent labels are drawn."
        : text;
  }

  private String spreads() {
    List<String> names = labels.frequent();
    if (names.isEmpty()) {
      return "";
    }
    String narrow = Collections.min(names, Comparator.comparingDouble(this::spread));
    String wide = Collections.max(names, Comparator.comparingDouble(this::spread));
    return narrow.equals(wide)
        ? ""
        : ": those of "
            + Labels.shown(narrow)
            + " lie closest together, on average "
            + Numbers.shown(spread(narrow), 2)
            + " from their mean, those of "
            + Labels.shown(wide)
            + " farthest, "
            + Numbers.shown(spread(wide), 2);
  }

  /** The mean distance of a label's images from their mean. */
  private double spread(String name) {
    double[] centre = MapSection.centre(labels.marks(name));
    return labels.marks(name).stream()
        .mapToDouble(mark -> Math.hypot(mark.x() - centre[0], mark.y() - centre[1]))
        .average()
        .orElse(0);
  }
}
