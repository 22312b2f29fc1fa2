package org.epicentra.report.map;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.description.CellCounts;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Raster;
import org.epicentra.report.chart.Scale;

/**
 * The map of a mixture: the density of the events, the land where the plane has geography, and the
 * ellipses of the components.
 *
 * @param plane of the map
 * @param frame of the drawing
 * @param density of the events, over the frame, the first row at the top
 * @param components the first of which get their numbers where there is room
 */
public record MapDrawing(
    MapPlane plane, MapFrame frame, Raster density, List<ComponentMark> components) {
  private static final int NUMBERED = 60;
  private static final double APART = 24;
  private static final double BAR = 0.22;

  /** The map of a density by its counts, over the frame. */
  public MapDrawing(
      MapPlane plane, MapFrame frame, CellCounts density, List<ComponentMark> components) {
    this(plane, frame, raster(density), components);
  }

  private static Raster raster(CellCounts density) {
    int rows = density.grid().rows();
    return new Raster(
        density.grid().columns(), rows, (column, row) -> density.count(column, rows - 1 - row));
  }

  /**
   * The map as SVG.
   *
   * @param id unique on the page
   * @param title for those who hear the page
   */
  public Markup svg(String id, String title) {
    SvgSurface surface = new SvgSurface(id, title, frame.width(), frame.height());
    draw(surface);
    return surface.finished();
  }

  /** The map as pixels. */
  public BufferedImage pixels() {
    PixelSurface surface = new PixelSurface(frame.width(), frame.height());
    draw(surface);
    return surface.finished();
  }

  private void draw(Surface surface) {
    double width = frame.width();
    double height = frame.height();
    List<double[]> all = List.of(new double[] {0, 0, width, 0, width, height, 0, height});
    surface.path(all, true, Ink.SEA);
    surface.beginClipped();
    Coast coast = plane.hasGeography() ? new Coast(plane, frame) : null;
    if (coast != null) {
      coast.draw(surface, false);
    }
    surface.raster(density, new double[] {0, 0, width, height});
    Graticule graticule = plane.hasGeography() ? new Graticule(plane, frame) : null;
    if (coast != null) {
      graticule.draw(surface);
      coast.draw(surface, true);
    }
    ellipses(surface);
    numbers(surface);
    surface.endClipped();
    if (coast != null) {
      graticule.label(surface);
      scaleBar(surface);
    } else {
      axes(surface);
    }
    surface.path(all, true, Ink.FRAME);
  }

  /** The great ones first, so that they hide none. */
  private void ellipses(Surface surface) {
    List<ComponentMark> bySize = new ArrayList<>(components);
    bySize.sort(
        Comparator.comparingDouble(mark -> -(mark.events().get(0, 0) + mark.events().get(1, 1))));
    for (ComponentMark component : bySize) {
      surface.beginComponent(component);
      surface.ellipse(outline(component, component.events()), Ink.EVENT_ELLIPSE);
      surface.ellipse(outline(component, component.centre()), Ink.CENTRE_ELLIPSE);
      surface.endComponent();
    }
  }

  DrawnEllipse outline(ComponentMark component, SymmetricMatrix matrix) {
    return DrawnEllipse.of(
        frame.x(component.place()[0]),
        frame.y(component.place()[1]),
        Shadow.level(matrix),
        new double[] {frame.scale(), -frame.scale()});
  }

  private void numbers(Surface surface) {
    List<double[]> taken = new ArrayList<>();
    for (ComponentMark component : components) {
      double x = frame.x(component.place()[0]) + 5;
      double y = frame.y(component.place()[1]) - 5;
      boolean free =
          x > 0
              && x < frame.width() - APART
              && y > APART
              && y < frame.height() - APART
              && taken.stream().noneMatch(at -> Math.hypot(at[0] - x, at[1] - y) < APART);
      if (free && taken.size() < NUMBERED) {
        taken.add(new double[] {x, y});
        surface.text(x, y, String.valueOf(component.number()), "start", Ink.NUMBER);
      }
    }
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
