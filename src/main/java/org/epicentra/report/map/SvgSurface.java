package org.epicentra.report.map;

import java.util.List;
import org.epicentra.report.Markup;
import org.epicentra.report.chart.Raster;

/** Draws a map as SVG. */
final class SvgSurface implements Surface {
  private final Markup svg = new Markup();
  private final String id;

  /**
   * @param id of the drawing, unique on the page
   * @param title for those who hear the page
   */
  SvgSurface(String id, String title, double width, double height) {
    this.id = id;
    svg.svg(new double[] {width, height}, "map", id, "group", title);
    svg.open("clipPath", "id", id + "-frame");
    svg.empty("rect", "width", width, "height", height, "rx", 4.0);
    svg.close();
  }

  @Override
  public void path(List<double[]> rings, boolean closed, Ink ink) {
    if (rings.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (double[] ring : rings) {
      path.append('M');
      long x = tenths(ring[0]);
      long y = tenths(ring[1]);
      append(path, x).append(' ');
      append(path, y).append('l');
      for (int i = 2; i < ring.length; i += 2) {
        long nextX = tenths(ring[i]);
        long nextY = tenths(ring[i + 1]);
        if (i > 2) {
          path.append(' ');
        }
        append(path, nextX - x).append(' ');
        append(path, nextY - y);
        x = nextX;
        y = nextY;
      }
      path.append(closed ? "z" : "");
    }
    svg.empty("path", "class", ink.kind(), "d", path);
  }

  private static long tenths(double value) {
    return Math.round(10 * value);
  }

  private static StringBuilder append(StringBuilder path, long tenths) {
    if (tenths < 0) {
      path.append('-');
    }
    long size = Math.abs(tenths);
    path.append(size / 10);
    return size % 10 == 0 ? path : path.append('.').append(size % 10);
  }

  @Override
  public void ellipse(DrawnEllipse ellipse, Ink ink) {
    ellipse.draw(svg, ink);
  }

  @Override
  public void text(double x, double y, String text, String anchor, Ink ink) {
    svg.element("text", text, "class", ink.kind(), "x", x, "y", y, "text-anchor", anchor);
  }

  @Override
  public void raster(Raster raster, double[] box) {
    raster.draw(svg, box);
  }

  @Override
  public void beginComponent(ComponentMark component) {
    svg.open(
        "a",
        "class",
        "component",
        "href",
        "#component-" + component.number(),
        "tabindex",
        "-1",
        "data-component",
        component.number());
    svg.element("title", component.label());
  }

  @Override
  public void endComponent() {
    svg.close();
  }

  @Override
  public void beginClipped() {
    svg.open("g", "clip-path", "url(#" + id + "-frame)").open("g", "class", "moves");
  }

  @Override
  public void endClipped() {
    svg.close(2);
  }

  /** The drawing, for marks that this class does not have. */
  Markup svg() {
    return svg;
  }

  /** The finished map, which must not be changed any more. */
  Markup finished() {
    svg.close();
    return svg;
  }
}
