package org.epicentra.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over a logarithmic y axis, unless {@link #linear}; the x axis may be logarithmic too.
 * Values that such an axis cannot show, 0 and below, are gaps.
 */
public final class LineChart extends ReportChart {
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6, 5}, 0);

  private final XYChart chart;
  private double lowest;
  private int series;

  /**
   * A chart without curves.
   *
   * @param logarithmicX whether the x axis is logarithmic too; its values must then be positive
   * @param lowest 0 or more; values not above it, such as the rounding error of a 0, are gaps
   */
  public LineChart(String title, String xAxis, String yAxis, boolean logarithmicX, double lowest) {
    this.lowest = lowest;
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisLogarithmic(logarithmicX);
    chart.getStyler().setYAxisLogarithmic(true);
  }

  /** Makes the y axis linear; it need not begin at 0. To be called before curves are added. */
  public LineChart linear() {
    lowest = Double.NEGATIVE_INFINITY;
    chart.getStyler().setYAxisLogarithmic(false);
    chart.getStyler().setYAxisDecimalPattern("0.###");
    return this;
  }

  /** Adds measured points, joined by a line. */
  public LineChart addPoints(String name, double[] x, double[] y) {
    return addPoints(name, x, y, null);
  }

  /**
   * The same with an error bar at each point.
   *
   * @param spread half the height of each bar; null for no bars
   */
  public LineChart addPoints(String name, double[] x, double[] y, double[] spread) {
    XYSeries added = add(name, x, y, spread);
    Color colour = COLOURS[series++ % COLOURS.length]; // also for a curve that is not shown
    if (added != null) {
      added.setMarker(SeriesMarkers.CIRCLE);
      added.setMarkerColor(colour);
      added.setLineColor(colour);
      added.setLineStyle(LINE);
    }
    return this;
  }

  /**
   * Adds a dashed curve without points, such as a closed form, in the colour of the points before.
   */
  public LineChart addCurve(String name, double[] x, double[] y) {
    XYSeries added = add(name, x, y, null);
    if (added != null) {
      added.setMarker(SeriesMarkers.NONE);
      added.setLineColor(COLOURS[Math.max(0, series - 1) % COLOURS.length].darker());
      added.setLineStyle(DASHES);
    }
    return this;
  }

  /** Adds measured points and, in the same colour, a dashed curve of their expected values. */
  public LineChart addPointsOn(
      String name, double[] x, double[] y, double[] curveX, double[] curveY) {
    addPoints(name, x, y);
    XYSeries points = chart.getSeriesMap().get(name);
    if (points != null) {
      points.setLineStyle(SeriesLines.NONE);
    }
    String curve = name + ", closed form";
    addCurve(curve, curveX, curveY);
    XYSeries added = chart.getSeriesMap().get(curve);
    if (added != null) {
      added.setShowInLegend(false);
    }
    return this;
  }

  private XYSeries add(String name, double[] x, double[] y, double[] spread) {
    double[] shown = new double[y.length];
    boolean any = false;
    for (int i = 0; i < y.length; i++) {
      boolean visible = y[i] > lowest && Double.isFinite(y[i]);
      shown[i] = visible ? y[i] : Double.NaN;
      any |= visible;
    }
    return any ? chart.addSeries(name, x, shown, spread) : null;
  }

  @Override
  Chart<?, ?> chart() {
    return chart;
  }
}
