package org.epicentra.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GrayImageTest {
  @Test
  void valuesBeyondTheEndsAreClipped() {
    GrayImage image = GrayImage.clipped(4, 1, new float[] {9, -0.5f, 1.5f, 0.5f, 1}, 1);
    assertThat(image.pixels()).containsExactly(0, (byte) 255, (byte) 128, (byte) 255);
    assertThatThrownBy(() -> GrayImage.clipped(1, 1, new float[] {Float.NaN}, 0))
        .hasMessageContaining("pixel 0 is NaN");
  }

  @Test
  void pngKeepsEveryLevel() throws IOException {
    byte[] levels = new byte[256];
    for (int i = 0; i < 256; i++) {
      levels[i] = (byte) i;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new GrayImage(32, 8, levels).writePng(out);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.getWidth()).isEqualTo(32);
    assertThat(read.getHeight()).isEqualTo(8);
    for (int i = 0; i < 256; i++) {
      assertThat(read.getRaster().getSample(i % 32, i / 32, 0)).isEqualTo(i);
    }
  }

  /** As torchvision's save_image: 255 v + 0.5, cut off. */
  @Test
  void valuesAreRoundedToTheNearestLevel() {
    GrayImage image = GrayImage.of(2, 2, new float[] {9, 0, 1, 0.5f, 0.001f}, 1);
    assertThat(image.pixels()).containsExactly(0, (byte) 255, (byte) 128, 0);
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> GrayImage.of(1, 1, new float[] {Float.NaN}, 0))
        .hasMessage("pixel 0 is NaN; it must be from 0 to 1");
    assertThatThrownBy(() -> GrayImage.of(1, 2, new float[] {1, 1.01f}, 0))
        .hasMessage("pixel 1 is 1.01; it must be from 0 to 1");
    assertThatThrownBy(() -> new GrayImage(2, 2, new byte[3])).hasMessageContaining("3 pixels");
    assertThatThrownBy(() -> new GrayImage(0, 2, new byte[0])).hasMessageContaining("0 x 2");
  }
}
