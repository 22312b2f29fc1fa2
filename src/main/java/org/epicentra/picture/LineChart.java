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
 * Curves over a logarithmic axis, unless {@link #linear}; the x axis may be logarithmic too. What
 * cannot be shown there, 0 and below, is a gap.
 */
public final class LineChart extends ReportChart {
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6, 5}, 0);

  private final XYChart chart;
  private double lowest;
  private int series;

  /**
   * No curves yet.
   *
   * @param logarithmicX whether the x axis is logarithmic too; its values are positive then
   * @param lowest what is not above it, such as what rounding makes of a 0, is a gap; 0 or more
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

  /** Heights as they are, on an axis that need not begin at 0. For a chart without curves yet. */
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
   * The same with a bar at each point.
   *
   * @param spread half of a bar's height; null for no bars
   */
  public LineChart addPoints(String name, double[] x, double[] y, double[] spread) {
    XYSeries added = add(name, x, y, spread);
    Color colour = COLOURS[series++ % COLOURS.length]; // also of what is not shown
    if (added != null) {
      added.setMarker(SeriesMarkers.CIRCLE);
      added.setMarkerColor(colour);
      added.setLineColor(colour);
      added.setLineStyle(LINE);
    }
    return this;
  }

  /**
   * Adds a dashed curve without points, such as a closed form, in the colour of the last points.
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

  /** Adds measured points with a dashed curve of what they should be, in one colour. */
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
