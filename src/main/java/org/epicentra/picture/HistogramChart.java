package org.epicentra.picture;

import java.awt.Color;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Overlaid histograms of samples, as densities in equal bins, with the density of a distribution.
 */
public final class HistogramChart extends ReportChart {
  private static final int CURVE_POINTS = 400;
  private static final int FEWEST_BINS = 10;
  private static final int MOST_BINS = 60;

  private final XYChart chart;
  private final double low;
  private final double high;
  private final int bins;
  private double highest;
  private int series;

  /**
   * @param low start of the first bin
   * @param high end of the last bin, above {@code low}; values outside are left out
   * @param count number of values in a sample, which determines the number of bins
   * @throws IllegalArgumentException if {@code high} is not above {@code low}
   */
  public HistogramChart(String title, double low, double high, int count) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "the bins would end at %s; they must end above their start, %s".formatted(high, low));
    }
    this.low = low;
    this.high = high;
    this.bins = (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.sqrt(count)));
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("value")
            .yAxisTitle("density")
            .build();
    style(chart.getStyler());
  }

  /** Adds the histogram of a sample, translucent over those before it. */
  public HistogramChart add(String name, double[] values) {
    double width = (high - low) / bins;
    double[] x = new double[bins + 2];
    double[] y = new double[bins + 2];
    for (double value : values) {
      if (value >= low && value <= high) {
        y[1 + (int) Math.min(bins - 1, (value - low) / width)] += 1 / (width * values.length);
      }
    }
    for (double height : y) {
      highest = Math.max(highest, height);
    }
    // A step keeps its height until the next point: it rises from the axis and returns to it.
    for (int bin = 0; bin <= bins; bin++) {
      x[bin + 1] = low + bin * width;
    }
    x[0] = low;
    Color colour = COLOURS[series++ % COLOURS.length];
    XYSeries added = chart.addSeries(name, x, y);
    added.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
    added.setMarker(SeriesMarkers.NONE);
    added.setLineColor(colour);
    added.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 90));
    return this;
  }

  /** Adds a density, cut off at 1.5 times the highest bar. */
  public HistogramChart addDensity(String name, DoubleUnaryOperator density) {
    double[] x = new double[CURVE_POINTS + 1];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = low + (high - low) * i / CURVE_POINTS;
      y[i] = Math.min(1.5 * highest, density.applyAsDouble(x[i]));
    }
    XYSeries added = chart.addSeries(name, x, y);
    added.setMarker(SeriesMarkers.NONE);
    added.setLineColor(Color.BLACK);
    added.setLineStyle(LINE);
    return this;
  }

  @Override
  Chart<?, ?> chart() {
    chart.getStyler().setXAxisDecimalPattern(pattern(Math.max(Math.abs(low), Math.abs(high))));
    chart.getStyler().setYAxisDecimalPattern(pattern(highest));
    return chart;
  }

  /** Scientific notation where a number would have many zeros. */
  private static String pattern(double greatest) {
    return greatest >= 1e-2 && greatest < 1e6 ? "0.####" : "0.###E0";
  }
}
