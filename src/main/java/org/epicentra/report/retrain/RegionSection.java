package org.epicentra.report.retrain;

import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.mixture.description.GainCells;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.MapFrame;
import org.epicentra.report.mixture.Words;

/** Where on the map the challenger describes the events held out better, and where worse. */
final class RegionSection {
  /** The gain from which on a mark is darker, nats. */
  private static final double[] STEPS = {GainText.SMALL, 0.01, 0.1, 1};

  private static final double LEAST_SIZE = 0.34;

  private final RunFacts facts;
  private final GainCells cells;

  RegionSection(RunFacts facts) {
    this.facts = facts;
    this.cells = facts.views() == null ? null : facts.views().gains();
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "linked").open("div", "class", "map-side");
    if (cells == null || facts.views().ground() == null) {
      Figure.none(
          page,
          "No map of the gain",
          facts.missing() == null
              ? "This run compared no models by region."
              : Words.sentence(facts.missing()));
    } else {
      Figure.add(page, "Gain by region", reading(), framed(), legend());
    }
    page.close().open("div").add(new PartTable(facts).markup()).close(2);
    return page;
  }

  private Markup framed() {
    Markup frame = new Markup();
    frame.open("div", "class", "map-frame");
    frame.add(facts.views().ground().svg("gain-map", "Map of the gain by region", this::marks));
    return frame.close();
  }

  private void marks(Markup svg) {
    CellGrid grid = cells.grid();
    MapFrame frame = facts.views().ground().frame();
    double[] box = grid.box();
    double side = (box[1] - box[0]) / grid.columns();
    double high = (box[3] - box[2]) / grid.rows();
    long most = most();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        PairedGain gain = cells.gain(column, row);
        if (gain != null) {
          double x = frame.x(box[0] + (column + 0.5) * side);
          double y = frame.y(box[2] + (row + 0.5) * high);
          double full = 0.46 * Math.min(side, high) * frame.scale();
          mark(svg, gain, new double[] {x, y}, full * size(gain.observations(), most));
        }
      }
    }
  }

  /** More events make a larger mark, by their logarithm. */
  private static double size(long events, long most) {
    return LEAST_SIZE + (1 - LEAST_SIZE) * Math.log1p(events) / Math.log1p(most);
  }

  private static void mark(Markup svg, PairedGain gain, double[] at, double reach) {
    String error =
        gain.observations() < 2
            ? ""
            : "\u2009\u00b1\u2009" + Numbers.fixed(gain.standardError(), 4);
    svg.open("path", "class", kind(gain.mean()), "d", shape(gain.mean(), at, reach));
    svg.element(
        "title",
        Numbers.of(gain.observations(), "event")
            + ", gain "
            + GainText.signed(gain.mean())
            + error
            + " nats");
    svg.close();
  }

  private static String shape(double gain, double[] at, double reach) {
    return Math.abs(gain) < GainText.SMALL
        ? Shapes.circle(at[0], at[1], 0.8 * reach)
        : gain > 0 ? Shapes.square(at[0], at[1], reach) : Shapes.diamond(at[0], at[1], reach);
  }

  private static String kind(double gain) {
    int step = 0;
    while (step < STEPS.length && Math.abs(gain) >= STEPS[step]) {
      step++;
    }
    return step == 0 ? "cell even" : "cell " + (gain > 0 ? "gain" : "loss") + " by-" + step;
  }

  private static Markup legend() {
    double[] gains = {-2, -0.5, -0.05, -0.005, 0, 0.005, 0.05, 0.5, 2};
    String[] texts = {
      "below \u22121",
      "to \u22121",
      "to \u22120.1",
      "to \u22120.01",
      "within 0.001",
      "to 0.01",
      "to 0.1",
      "to 1",
      "above 1"
    };
    MarkList list = new MarkList("Gain in nats per event; a larger mark has more events");
    for (int i = 0; i < gains.length; i++) {
      Markup mark = MarkList.drawing();
      mark.empty("path", "class", kind(gains[i]), "d", shape(gains[i], new double[] {14, 10}, 7));
      list.add(mark.close(), texts[i]);
    }
    return list.markup();
  }

  private long most() {
    long most = 1;
    for (int row = 0; row < cells.grid().rows(); row++) {
      for (int column = 0; column < cells.grid().columns(); column++) {
        PairedGain gain = cells.gain(column, row);
        most = Math.max(most, gain == null ? 0 : gain.observations());
      }
    }
    return most;
  }

  private String reading() {
    long better = 0;
    long worse = 0;
    long events = 0;
    int seen = 0;
    for (int row = 0; row < cells.grid().rows(); row++) {
      for (int column = 0; column < cells.grid().columns(); column++) {
        PairedGain gain = cells.gain(column, row);
        if (gain != null) {
          seen++;
          events += gain.observations();
          better += gain.mean() >= GainText.SMALL ? gain.observations() : 0;
          worse += gain.mean() <= -GainText.SMALL ? gain.observations() : 0;
        }
      }
    }
    String text =
        events == 0
            ? "No event held out lies on the map."
            : "Of "
                + Numbers.of(events, "event")
                + " held out in "
                + Numbers.of(seen, "cell")
                + ", "
                + Numbers.percent((double) better / events)
                + " lie where the challenger is better by 0.001 nats or more, and "
                + Numbers.percent((double) worse / events)
                + " where it is worse.";
    return cells.uncounted() == 0
        ? text
        : text
            + " Left out: "
            + Numbers.of(cells.uncounted(), "event")
            + " beyond the map, or whose gain is not a finite number.";
  }
}
