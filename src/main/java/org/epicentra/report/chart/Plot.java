package org.epicentra.report.chart;

import java.util.List;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/**
 * A chart: two axes and the marks between them. The title of the vertical axis stands above it,
 * where it can be read without turning the head. Mutable; marks are clipped to the axes.
 */
public final class Plot {
  private static final double LEFT = 66;
  private static final double RIGHT = 16;
  private static final double TOP = 34;
  private static final double BOTTOM = 50;
  private static final double LETTER = 7;

  private final double width;
  private final double height;
  private final Scale x;
  private final Scale y;
  private final String clip;
  private final Markup svg = new Markup();

  /**
   * Begins a chart.
   *
   * @param id unique on the page
   * @param title for those who hear the page
   * @param size width and height
   */
  public Plot(String id, String title, double[] size, Scale x, Scale y) {
    this.width = size[0];
    this.height = size[1];
    this.x = x;
    this.y = y;
    this.clip = id + "-frame";
    svg.svg(size, "chart", id, "img", title);
    svg.open("clipPath", "id", clip);
    svg.empty(
        "rect", "x", LEFT, "y", TOP - 4, "width", width - LEFT - RIGHT, "height", inside() + 8);
    svg.close();
  }

  private double inside() {
    return height - TOP - BOTTOM;
  }

  /** Where a value lies in the drawing, from its left. */
  public double x(double value) {
    return LEFT + (width - LEFT - RIGHT) * x.at(value);
  }

  /** Where a value lies in the drawing, from its top. */
  public double y(double value) {
    return TOP + inside() * (1 - y.at(value));
  }

  /** Left, top, width and height of what the axes enclose. */
  public double[] frame() {
    return frame(new double[] {width, height});
  }

  /**
   * Left, top, width and height of what the axes of a chart enclose.
   *
   * @param size width and height of the chart
   */
  public static double[] frame(double[] size) {
    return new double[] {LEFT, TOP, size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM};
  }

  /** Draws the axes with their ticks and titles, and a faint line at each tick of the second. */
  public Plot axes(String xTitle, String yTitle) {
    svg.open("g", "class", "axis");
    for (Scale.Tick tick : y.ticks((int) Math.max(3, inside() / 42))) {
      double at = y(tick.value());
      svg.empty("line", "class", "grid", "x1", LEFT, "x2", width - RIGHT, "y1", at, "y2", at);
      svg.element("text", tick.label(), "x", LEFT - 8, "y", at + 4, "text-anchor", "end");
    }
    double floor = TOP + inside();
    svg.empty("line", "class", "base", "x1", LEFT, "x2", width - RIGHT, "y1", floor, "y2", floor);
    xTicks(floor);
    svg.element("text", yTitle, "class", "title", "x", 4.0, "y", 14.0);
    svg.element(
        "text",
        xTitle,
        "class",
        "title",
        "x",
        width - RIGHT,
        "y",
        height - 8,
        "text-anchor",
        "end");
    svg.close();
    return this;
  }

  private void xTicks(double floor) {
    List<Scale.Tick> ticks = x.ticks(wished());
    for (Scale.Tick tick : ticks) {
      double at = x(tick.value());
      svg.empty("line", "class", "base", "x1", at, "x2", at, "y1", floor, "y2", floor + 4);
      double half = LETTER / 2 * tick.label().length();
      String anchor = at + half > width ? "end" : "middle";
      svg.element("text", tick.label(), "x", at, "y", floor + 19, "text-anchor", anchor);
    }
  }

  private int wished() {
    int longest = x.ticks(5).stream().mapToInt(tick -> tick.label().length()).max().orElse(1);
    return (int) Math.max(2, (width - LEFT - RIGHT) / (LETTER * (longest + 4)));
  }

  /** Begins a group of marks, clipped to the axes. */
  public Plot begin(String kind) {
    svg.open("g", "class", kind, "clip-path", "url(#" + clip + ")");
    return this;
  }

  /** Ends the group. */
  public Plot end() {
    svg.close();
    return this;
  }

  /** A line through points. */
  public Plot line(double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? "M" : "L").append(at(x(xs[i]), y(ys[i])));
    }
    svg.empty("path", "d", path);
    return this;
  }

  /** A straight line between two points. */
  public Plot rule(double fromX, double fromY, double toX, double toY) {
    svg.empty("line", "x1", x(fromX), "y1", y(fromY), "x2", x(toX), "y2", y(toY));
    return this;
  }

  /** A dot. */
  public Plot dot(double atX, double atY, double radius) {
    svg.empty("circle", "cx", x(atX), "cy", y(atY), "r", radius);
    return this;
  }

  /** A dot that tells what it is on hover. */
  public Plot labelledDot(double atX, double atY, double radius, String label) {
    svg.open("circle", "cx", x(atX), "cy", y(atY), "r", radius);
    svg.element("title", label).close();
    return this;
  }

  /** A bar between two values of either axis. */
  public Plot bar(double fromX, double toX, double fromY, double toY) {
    double left = Math.min(x(fromX), x(toX));
    double top = Math.min(y(fromY), y(toY));
    svg.empty(
        "rect",
        "x",
        left,
        "y",
        top,
        "width",
        Math.abs(x(toX) - x(fromX)),
        "height",
        Math.abs(y(toY) - y(fromY)));
    return this;
  }

  /**
   * A value with its interval, as a mark that belongs to a component.
   *
   * @param interval low and high end
   * @param component the number of the component, from 0
   * @param label shown on hover
   */
  public Plot interval(double atX, double atY, double[] interval, int component, String label) {
    svg.open("g", "class", "mark", "data-component", component);
    svg.element("title", label);
    String at = Numbers.coordinate(x(atX));
    String ends = Numbers.coordinate(y(interval[0])) + "V" + Numbers.coordinate(y(interval[1]));
    svg.empty("path", "d", "M" + at + " " + ends);
    dot(atX, atY, 2.4);
    svg.close();
    return this;
  }

  /** A note at a point. */
  public Plot note(double atX, double atY, String text, String anchor) {
    svg.element("text", text, "class", "note", "x", x(atX), "y", y(atY), "text-anchor", anchor);
    return this;
  }

  /** The drawing, for marks that this class does not have. */
  public Markup svg() {
    return svg;
  }

  /** The finished chart, which must not be changed any more. */
  public Markup finished() {
    svg.close();
    return svg;
  }

  private static String at(double x, double y) {
    return Numbers.coordinate(x) + " " + Numbers.coordinate(y);
  }
}
