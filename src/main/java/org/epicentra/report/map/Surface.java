package org.epicentra.report.map;

import java.util.List;
import org.epicentra.report.chart.Raster;

/** What a map is drawn on. Coordinates are from the top left of the map. */
interface Surface {
  /**
   * Lines or rings.
   *
   * @param rings points in turn: x0, y0, x1, y1, ...
   * @param closed whether the last point joins the first; areas are filled by the even-odd rule
   */
  void path(List<double[]> rings, boolean closed, Ink ink);

  /** The outline of an ellipse, or a filled one. */
  void ellipse(DrawnEllipse ellipse, Ink ink);

  /**
   * Text.
   *
   * @param anchor start, middle or end
   */
  void text(double x, double y, String text, String anchor, Ink ink);

  /**
   * Counts as colours.
   *
   * @param box left, top, width and height
   */
  void raster(Raster raster, double[] box);

  /** The component that what follows belongs to, until the end of it. */
  void beginComponent(ComponentMark component);

  /** Ends the component. */
  void endComponent();

  /** Begins what is cut off at the map's frame and moves with it. */
  void beginClipped();

  /** Ends what is cut off. */
  void endClipped();
}
