package org.epicentra.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class RasterTest {
  private static final long[][] COUNTS = {{0, 1, 10}, {100, 0, 1}};
  private final Raster raster = new Raster(3, 2, (column, row) -> COUNTS[row][column]);

  @Test
  void countsAreColouredByTheirLogarithmAndNoneIsTransparent() {
    for (ColourScale colours : ColourScale.values()) {
      BufferedImage image = raster.image(colours);
      assertThat(image.getRGB(0, 0) >>> 24).isZero();
      assertThat(image.getRGB(1, 0)).isEqualTo(0xff000000 | colours.rgb(0));
      assertThat(image.getRGB(2, 0)).isEqualTo(0xff000000 | colours.rgb(0.5));
      assertThat(image.getRGB(0, 1)).isEqualTo(0xff000000 | colours.rgb(1));
    }
    assertThat(raster.most()).isEqualTo(100);
  }

  /**
   * The ends of cividis in matplotlib 3: (0, 34, 78) and (254, 232, 56), to the polynomials' error.
   */
  @Test
  void theScaleIsCividis() {
    assertThat(near(ColourScale.LIGHT.rgb(1), 0, 34, 78)).isTrue();
    assertThat(near(ColourScale.LIGHT.rgb(0), 254, 232, 56)).isTrue();
    assertThat(near(ColourScale.LIGHT.rgb(0.5), 124, 123, 120)).isTrue();
  }

  /** What is more stands out more from the ground. */
  @Test
  void lightnessIsMonotonic() {
    for (int i = 1; i <= 20; i++) {
      assertThat(light(ColourScale.LIGHT, i)).isLessThan(light(ColourScale.LIGHT, i - 1));
      assertThat(light(ColourScale.DARK, i)).isGreaterThan(light(ColourScale.DARK, i - 1));
    }
  }

  private static double light(ColourScale colours, int twentieths) {
    int rgb = colours.rgb(twentieths / 20.0);
    return 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
  }

  private static boolean near(int rgb, int red, int green, int blue) {
    return Math.abs((rgb >> 16 & 255) - red) <= 6
        && Math.abs((rgb >> 8 & 255) - green) <= 6
        && Math.abs((rgb & 255) - blue) <= 14;
  }
}
