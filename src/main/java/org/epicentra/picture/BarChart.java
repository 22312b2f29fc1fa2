package org.epicentra.picture;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Bars for each category, those of one category side by side. */
public final class BarChart extends ReportChart {
  private final CategoryChart chart;
  private final List<String> categories;

  /**
   * A chart without bars.
   *
   * @param categories names of the categories, in order
   */
  public BarChart(String title, String yAxis, List<String> categories) {
    this.categories = List.copyOf(categories);
    this.chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.8);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("0.###");
  }

  /**
   * Makes the y axis logarithmic, from the power of ten below the lowest value.
   *
   * @param lowest of the values, above 0
   */
  public BarChart logarithmic(double lowest) {
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(lowest))));
    chart.getStyler().setYAxisDecimalPattern(null);
    return this;
  }

  /**
   * Adds one bar for each category.
   *
   * @param values in the order of the categories
   */
  public BarChart add(String name, double[] values) {
    List<Double> heights = new ArrayList<>();
    for (double value : values) {
      heights.add(value);
    }
    chart.addSeries(name, categories, heights);
    return this;
  }

  @Override
  Chart<?, ?> chart() {
    return chart;
  }
}
