package org.epicentra.vae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackedImagesTest {
  @Test
  void numbersMayBeOfAnySize() {
    BatchSource source = new NumberRows(new float[] {-5, 1e9f, 0, 7}, 2, 3);
    float[] out = new float[3];
    source.copy(0, out, 1);
    assertThat(out).containsExactly(0, -5, 1e9f);
    assertThat(source.rows()).isEqualTo(2);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NumberRows(new float[] {0, 0, 1, bad}, 2, 7))
          .hasMessage("number 1 of row 8 is " + bad + "; it must be finite");
    }
  }

  @Test
  void imagesOfBytesAndFloatsAreTheSame() {
    byte[] bytes = {0, (byte) 255, 51, (byte) 128, 1, 2};
    float[] floats = {0, 1, 0.2f, 128 / 255f, 1 / 255f, 2 / 255f};
    float[] a = new float[4];
    float[] b = new float[4];
    BatchSource[] sources = {new ByteImages(bytes, 3, 7), new FloatImages(floats, 3, 7)};
    for (BatchSource source : sources) {
      assertThat(source.rows()).isEqualTo(2);
      assertThat(source.firstKey()).isEqualTo(7);
    }
    sources[0].copy(1, a, 1);
    sources[1].copy(1, b, 1);
    assertThat(a).isEqualTo(b).startsWith(0);
    assertThatThrownBy(() -> new ByteImages(bytes, 4, 0))
        .hasMessageContaining("multiple of inputs = 4");
    for (float bad : new float[] {-0.1f, 1.1f, Float.NaN}) {
      assertThatThrownBy(() -> new FloatImages(new float[] {0, 0, 0, 1, bad, 0}, 3, 7))
          .hasMessage("pixel 1 of row 8 is " + bad + "; it must be from 0 to 1");
    }
  }
}
