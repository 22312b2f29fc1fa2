package org.epicentra.report.map;

import java.util.List;
import java.util.function.Consumer;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Scale;

/**
 * What all maps have: land, coasts and borders with the graticule and a bar of the scale, or axes
 * where the plane has no geography.
 *
 * @param plane of the map
 * @param frame of the drawing
 */
public record GroundMap(MapPlane plane, MapFrame frame) {
  private static final double APART = 24;
  private static final double BAR = 0.22;
  private static final double WIDTH = 900;

  /** The plane of a mixture's maps: for Earth-centred coordinates about its components' middle. */
  public static MapPlane plane(MixturePosterior posterior, Projection projection) {
    double[][] means = new double[posterior.components()][];
    double[] weights = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      means[k] = posterior.mean(k);
      weights[k] = posterior.weight(k);
    }
    return MapPlane.of(projection, means, weights);
  }

  /** The map of a page that holds some events, whose extents are those on the plane. */
  public static GroundMap about(EventExtents events, MapPlane plane) {
    return new GroundMap(plane, MapFrame.about(events, plane.hasGeography(), WIDTH));
  }

  /**
   * A map as SVG.
   *
   * @param id unique on the page
   * @param title for those who hear the page
   * @param marks draws what the map shows, in the coordinates of the drawing; cut off at its frame
   */
  public Markup svg(String id, String title, Consumer<Markup> marks) {
    SvgSurface surface = new SvgSurface(id, title, frame.width(), frame.height());
    draw(surface, () -> {}, () -> marks.accept(surface.svg()));
    return surface.finished();
  }

  /**
   * Draws the map.
   *
   * @param beneath draws what lies on the land but below its lines
   * @param above draws what lies over everything
   */
  void draw(Surface surface, Runnable beneath, Runnable above) {
    double width = frame.width();
    double height = frame.height();
    List<double[]> all = List.of(new double[] {0, 0, width, 0, width, height, 0, height});
    surface.path(all, true, Ink.SEA);
    surface.beginClipped();
    Coast coast = plane.hasGeography() ? new Coast(plane, frame) : null;
    if (coast != null) {
      coast.draw(surface, false);
    }
    beneath.run();
    Graticule graticule = plane.hasGeography() ? new Graticule(plane, frame) : null;
    if (coast != null) {
      graticule.draw(surface);
      coast.draw(surface, true);
    }
    above.run();
    surface.endClipped();
    if (coast != null) {
      graticule.label(surface);
      scaleBar(surface);
    } else {
      axes(surface);
    }
    surface.path(all, true, Ink.FRAME);
  }

  /**
   * An ellipse, or what is seen of an ellipsoid from above, as it is drawn.
   *
   * @param place of its centre on the map
   * @param matrix A of x' A^-1 x = 1, in the coordinates of the map
   */
  public DrawnEllipse outline(double[] place, SymmetricMatrix matrix) {
    return DrawnEllipse.of(
        frame.x(place[0]),
        frame.y(place[1]),
        Shadow.level(matrix),
        new double[] {frame.scale(), -frame.scale()});
  }

  private void scaleBar(Surface surface) {
    double most = BAR * frame.width() / frame.scale();
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double length = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    double right = frame.width() - 18;
    double left = right - length * frame.scale();
    double y = frame.height() - 20;
    surface.path(
        List.of(new double[] {left, y - 4, left, y, right, y, right, y - 4}), false, Ink.SCALE_BAR);
    surface.text(
        (left + right) / 2, y - 8, Numbers.shown(length, 2) + "\u00a0km", "middle", Ink.SCALE_TEXT);
  }

  /** Plain coordinates have ticks instead of degrees. */
  private void axes(Surface surface) {
    double[] box = frame.box();
    for (Scale.Tick tick : Scale.linear(box[0], box[1]).ticks(7)) {
      double x = frame.x(tick.value());
      if (x > APART && x < frame.width() - APART) {
        surface.text(x, frame.height() - 7, tick.label(), "middle", Ink.DEGREES);
      }
    }
    for (Scale.Tick tick : Scale.linear(box[2], box[3]).ticks(6)) {
      double y = frame.y(tick.value());
      if (y > APART && y < frame.height() - APART) {
        surface.text(6, y - 4, tick.label(), "start", Ink.DEGREES);
      }
    }
  }
}
