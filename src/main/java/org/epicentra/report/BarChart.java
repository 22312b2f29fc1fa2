package org.epicentra.report;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Numbers of categories 0, 1, 2, ... as bars, those of one category beside each other. */
public final class BarChart extends ReportChart {
  private final CategoryChart chart;
  private final List<Integer> categories = new ArrayList<>();

  /**
   * @param categories how many
   */
  public BarChart(String title, String yAxis, int categories) {
    for (int k = 0; k < categories; k++) {
      this.categories.add(k);
    }
    this.chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("category")
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.8);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("0.###");
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
