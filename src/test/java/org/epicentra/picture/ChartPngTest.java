package org.epicentra.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

class ChartPngTest {
  private static BufferedImage drawn(ReportChart... charts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChartPng.write(List.of(charts), out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  /** The colours within a part of the picture. */
  private static Set<Integer> colours(BufferedImage image, int fromX, int toX) {
    Set<Integer> colours = new HashSet<>();
    for (int x = fromX; x < toX; x++) {
      for (int y = 60; y < 400; y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void chartsStandBesideEachOther() throws IOException {
    BarChart bars =
        new BarChart("bars", "share", List.of("x", "y")).add("a", new double[] {0.25, 0.75});
    double[] x = {0.1, 1, 10};
    LineChart lines =
        new LineChart("lines", "x", "y", false, 0).addPoints("p", x, new double[] {1, 2, 40});
    BufferedImage image = drawn(bars, lines);
    assertThat(image.getWidth()).isEqualTo(2 * ReportChart.WIDTH);
    assertThat(image.getHeight()).isEqualTo(ReportChart.HEIGHT);
    int blue = ReportChart.COLOURS[0].getRGB();
    assertThat(colours(image, 0, ReportChart.WIDTH)).contains(blue);
    assertThat(colours(image, ReportChart.WIDTH, 2 * ReportChart.WIDTH)).contains(blue);
  }

  @Test
  void histogramsShowThroughAndADensityThatIsInfiniteIsCut() throws IOException {
    double[] one = {0.1, 0.2, 0.2, 0.9};
    double[] other = {0.1, 0.6, 0.7, 0.9};
    BufferedImage image =
        drawn(
            new HistogramChart("h", 0, 1, 4)
                .add("one", one)
                .add("other", other)
                .addDensity("density", x -> 0.5 / Math.sqrt(x)));
    Set<Integer> colours = colours(image, 100, 700);
    assertThat(colours)
        .contains(ReportChart.COLOURS[0].getRGB(), ReportChart.COLOURS[1].getRGB(), 0xff000000);
    assertThatThrownBy(() -> new HistogramChart("h", 1, 1, 4))
        .hasMessage("the bins would end at 1.0; they must end above their start, 1.0");
  }

  @Test
  void whatALogarithmicAxisCannotShowIsLeftOut() throws IOException {
    double[] x = {0.1, 1, 10};
    LineChart chart =
        new LineChart("l", "x", "y", true, 0)
            .addPoints("zero", x, new double[3])
            .addPoints("some", x, new double[] {0, 2, Double.NaN})
            .addCurve("form", x, new double[] {1, 2, 3});
    assertThat(colours(drawn(chart), 0, ReportChart.WIDTH))
        .contains(ReportChart.COLOURS[1].getRGB());
  }

  /**
   * The traces are those of OpenJDK 17 without fonts, and of a mistake in the drawing of a chart.
   */
  @Test
  void onlyWhatJavaThrowsForWantOfFontsIsReportedAsThat() {
    assertThat(Fonts.areMissing(thrownIn("sun.awt.FontConfiguration", "sun.font.X"))).isTrue();
    assertThat(
            Fonts.areMissing(
                thrownIn("java.lang.ClassLoader", "sun.font.FontManagerNativeLibrary$1")))
        .isTrue();
    assertThat(Fonts.areMissing(thrownIn("org.knowm.xchart.XYSeries", "sun.font.X"))).isFalse();
    assertThat(Fonts.areMissing(thrownIn("java.lang.String", "org.knowm.xchart.X"))).isFalse();
    assertThat(Fonts.areMissing(thrownIn())).isFalse();
    assertThat(Fonts.areMissing(new UnsatisfiedLinkError("libfreetype.so.6: cannot open")))
        .isTrue();
    assertThat(
            Fonts.areMissing(
                new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager")))
        .isTrue();
    assertThat(Fonts.areMissing(new NoClassDefFoundError("org/knowm/xchart/Legend"))).isFalse();
  }

  @Test
  void aMachineWithoutFontsIsBadInput() {
    RuntimeException thrown = thrownIn("sun.awt.FontConfiguration", "sun.font.X");
    assertThatThrownBy(
            () ->
                Fonts.guarded(
                    () -> {
                      throw thrown;
                    }))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("this Java finds no fonts; install fontconfig and a font");
  }

  private static RuntimeException thrownIn(String... classes) {
    RuntimeException thrown = new NullPointerException();
    thrown.setStackTrace(
        Arrays.stream(classes)
            .map(name -> new StackTraceElement(name, "method", null, 1))
            .toArray(StackTraceElement[]::new));
    return thrown;
  }
}
