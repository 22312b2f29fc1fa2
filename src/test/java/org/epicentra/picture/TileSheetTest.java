package org.epicentra.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TileSheetTest {
  private static final int CLEAR = 0;

  private static GrayImage image(int width, int height, int level) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) level);
    return new GrayImage(width, height, pixels);
  }

  /** Two pairs in a row, read back from the file: black and white, grey and black; then white. */
  @Test
  void groupsStandApartOnATransparentGround() throws IOException {
    List<GrayImage> images =
        List.of(
            image(2, 3, 0), image(2, 3, 255), image(2, 3, 128), image(2, 3, 0), image(2, 3, 255));
    byte[] png = Png.bytes(new TileSheet(4, 5, 2).layOut(images));
    BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(sheet.getWidth()).isEqualTo(4 * 2 + 5);
    assertThat(sheet.getHeight()).isEqualTo(3 + 5 + 3);
    assertThat(sheet.getRGB(1, 2)).isEqualTo(0xff000000);
    assertThat(sheet.getRGB(2, 0)).isEqualTo(0xffffffff);
    for (int x = 4; x < 9; x++) {
      assertThat(sheet.getRGB(x, 0) >>> 24).isEqualTo(CLEAR);
    }
    assertThat(sheet.getRGB(9, 0) & 0xff).isBetween(127, 129);
    assertThat(sheet.getRGB(0, 4) >>> 24).isEqualTo(CLEAR);
    assertThat(sheet.getRGB(0, 8)).isEqualTo(0xffffffff);
    assertThat(sheet.getRGB(3, 8) >>> 24).as("no fifth pair").isEqualTo(CLEAR);
  }

  @Test
  void aRowThatIsNotFullIsNarrow() {
    BufferedImage sheet = new TileSheet(4, 1, 1).layOut(Collections.nCopies(2, image(3, 3, 9)));
    assertThat(sheet.getWidth()).isEqualTo(7);
  }

  @Test
  void groupsMustFill() {
    assertThatThrownBy(() -> new TileSheet(3, 1, 2)).hasMessageContaining("groups of 2");
    assertThatThrownBy(() -> new TileSheet(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Squares of 2 x 2, the last column and row of what is left: means by hand. */
  @Test
  void reducedImagesAreMeans() {
    byte[] pixels = {10, 20, 30, 40, 50, 60, (byte) 200, (byte) 255, 100};
    GrayImage small = new GrayImage(3, 3, pixels).reduced(2);
    assertThat(small.width()).isEqualTo(2);
    assertThat(small.height()).isEqualTo(2);
    assertThat(small.pixels()[0] & 0xff).isEqualTo(30); // (10 + 20 + 40 + 50) / 4
    assertThat(small.pixels()[1] & 0xff).isEqualTo(45); // (30 + 60) / 2
    assertThat(small.pixels()[2] & 0xff).isEqualTo(228); // (200 + 255) / 2 = 227.5
    assertThat(small.pixels()[3] & 0xff).isEqualTo(100);
    GrayImage same = new GrayImage(3, 3, pixels);
    assertThat(same.reduced(3)).isSameAs(same);
    assertThat(image(784, 1, 7).reduced(64).width()).isEqualTo(61);
  }
}
