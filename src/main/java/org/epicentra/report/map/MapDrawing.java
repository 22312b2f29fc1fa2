package org.epicentra.report.map;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.description.CellCounts;
import org.epicentra.report.Markup;
import org.epicentra.report.chart.Raster;

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
    double[] box = {0, 0, frame.width(), frame.height()};
    new GroundMap(plane, frame)
        .draw(
            surface,
            () -> surface.raster(density, box),
            () -> {
              ellipses(surface);
              numbers(surface);
            });
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
    return new GroundMap(plane, frame).outline(component.place(), matrix);
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
}
