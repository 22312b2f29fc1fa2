package org.epicentra.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.epicentra.BadInputException;
import org.knowm.xchart.internal.chartpart.Chart;

/** Writes charts as one PNG. */
public final class ChartPng {
  private ChartPng() {}

  /**
   * Writes charts side by side, from the left; the stream stays open. Needs no display.
   *
   * @param charts at least one
   * @throws UncheckedIOException when the stream fails
   * @throws BadInputException when this machine has no fonts
   */
  public static void write(List<? extends ReportChart> charts, OutputStream out) {
    write(charts, charts.size(), out);
  }

  /**
   * The same in several rows, from the top.
   *
   * @param columns charts in a row
   */
  public static void write(List<? extends ReportChart> charts, int columns, OutputStream out) {
    int width = ReportChart.WIDTH;
    int height = ReportChart.HEIGHT;
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      Graphics2D own =
          (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
      Chart<?, ?> chart = charts.get(i).chart();
      Fonts.guarded(() -> chart.paint(own, chart.getWidth(), chart.getHeight()));
      own.dispose();
    }
    graphics.dispose();
    Png.write(image, out);
  }
}
