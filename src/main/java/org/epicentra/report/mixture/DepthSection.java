package org.epicentra.report.mixture;

import java.util.List;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.description.CellCounts;
import org.epicentra.mixture.description.TallyPlan;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Raster;
import org.epicentra.report.chart.Scale;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.map.DrawnEllipse;
import org.epicentra.report.map.Ink;

/** Sections through a 3-D model, along the strike of its epicentres and across it. */
final class DepthSection {
  private static final double[] SIZE = {560, 330};
  private static final double[] DOWN = {0, 0, 1};

  private final FitFacts facts;
  private final List<ComponentMark> marks;
  private final double strike;

  /**
   * @param marks of the components that are drawn
   */
  DepthSection(FitFacts facts, List<ComponentMark> marks) {
    this.facts = facts;
    this.marks = marks;
    this.strike = facts.extents().strike();
  }

  Markup markup() {
    Markup page = new Markup();
    if (!facts.plane().isDeep()) {
      Figure.none(
          page,
          "No sections",
          "The model is of epicentres alone. Depths count in a fit with a geocentric projection.");
      return page;
    }
    page.open("div", "class", "pair");
    section(page, "along", "Along the strike, " + bearing(strike), facts.events().along(), strike);
    section(
        page, "across", "Across it, " + bearing(strike + 90), facts.events().across(), strike + 90);
    page.close();
    return page;
  }

  private static String bearing(double azimuth) {
    double wrapped = (azimuth % 360 + 360) % 360;
    return Words.azimuth(wrapped) + " from north";
  }

  private void section(Markup page, String id, String heading, CellCounts counts, double azimuth) {
    double[] box = counts.grid().box();
    boolean down = facts.projection().hasGeography();
    Scale depth = down ? Scale.linear(box[3], box[2]) : Scale.linear(box[2], box[3]);
    Plot plot = new Plot("section-" + id, heading, SIZE, Scale.linear(box[0], box[1]), depth);
    String unit = facts.unit();
    plot.axes("distance from the map's centre, " + unit, down ? "depth, km" : "z");
    int rows = counts.grid().rows();
    Raster raster =
        new Raster(
            counts.grid().columns(),
            rows,
            (column, row) -> counts.count(column, down ? row : rows - 1 - row));
    raster.draw(plot.svg(), plot.frame());
    plot.begin("ellipses");
    for (ComponentMark mark : marks) {
      ellipse(plot, mark, azimuth);
    }
    plot.end();
    Figure.add(page, heading, id.equals("along") ? depths() : exaggeration(plot), plot.finished());
  }

  private void ellipse(Plot plot, ComponentMark mark, double azimuth) {
    double angle = Math.toRadians(azimuth);
    double[] along = {Math.sin(angle), Math.cos(angle), 0};
    SymmetricMatrix shadow = DrawnEllipse.shadow(mark.events(), along, DOWN);
    double[] place = mark.place();
    double at = TallyPlan.along(azimuth, place[0], place[1]);
    double[] stretch = {plot.x(1) - plot.x(0), plot.y(1) - plot.y(0)};
    Markup svg = plot.svg();
    svg.open("g", "class", "mark", "data-component", mark.number());
    DrawnEllipse.of(plot.x(at), plot.y(place[2]), shadow, stretch).draw(svg, Ink.EVENT_ELLIPSE);
    svg.close();
  }

  private String depths() {
    if (marks.isEmpty()) {
      return "No component has an event.";
    }
    int deepest = marks.get(0).number();
    int shallowest = deepest;
    for (ComponentMark mark : marks) {
      int k = mark.number();
      deepest = depth(k) > depth(deepest) ? k : deepest;
      shallowest = depth(k) < depth(shallowest) ? k : shallowest;
    }
    if (!facts.projection().hasGeography()) {
      return "The centres lie between z = "
          + Numbers.shown(depth(shallowest), 3)
          + " and "
          + Numbers.shown(depth(deepest), 3)
          + ".";
    }
    if (facts.components() == 1) {
      return "The component's centre lies at a depth of " + km(0) + ".";
    }
    return "The centres lie between "
        + km(shallowest)
        + " (component "
        + shallowest
        + ") and "
        + km(deepest)
        + " (component "
        + deepest
        + ") deep.";
  }

  private String km(int k) {
    return Numbers.fixed(depth(k), 0) + "\u00a0km";
  }

  private double depth(int k) {
    return facts.plane().place(facts.posterior().mean(k))[2];
  }

  /** How much higher the drawing is than the ground. */
  private String exaggeration(Plot plot) {
    double across = Math.abs(plot.x(1) - plot.x(0));
    double down = Math.abs(plot.y(1) - plot.y(0));
    double ratio = down / across;
    return ratio > 1.15 || ratio < 0.87
        ? "A length down is drawn " + Numbers.shown(ratio, 2) + " times as long as one across."
        : "Lengths down and across are drawn alike.";
  }
}
