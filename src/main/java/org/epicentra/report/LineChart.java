package org.epicentra.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over logarithmic axes. What cannot be shown there, 0 and below, is left out. */
public final class LineChart extends ReportChart {
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6, 5}, 0);

  private final XYChart chart;
  private int series;

  /** No curves yet. */
  public LineChart(String title, String xAxis, String yAxis) {
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
  }

  /** Adds measured points, joined by a line. */
  public LineChart addPoints(String name, double[] x, double[] y) {
    XYSeries added = add(name, x, y);
    if (added != null) {
      Color colour = COLOURS[series++ % COLOURS.length];
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
    XYSeries added = add(name, x, y);
    if (added != null) {
      added.setMarker(SeriesMarkers.NONE);
      added.setLineColor(COLOURS[Math.max(0, series - 1) % COLOURS.length].darker());
      added.setLineStyle(DASHES);
    }
    return this;
  }

  private XYSeries add(String name, double[] x, double[] y) {
    double[] shownX = new double[x.length];
    double[] shownY = new double[x.length];
    int shown = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0 && y[i] > 0 && Double.isFinite(y[i])) {
        shownX[shown] = x[i];
        shownY[shown++] = y[i];
      }
    }
    if (shown == 0) {
      return null;
    }
    return chart.addSeries(name, Arrays.copyOf(shownX, shown), Arrays.copyOf(shownY, shown));
  }

  @Override
  Chart<?, ?> chart() {
    return chart;
  }
}
