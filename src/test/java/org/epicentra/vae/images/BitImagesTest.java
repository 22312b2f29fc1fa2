package org.epicentra.vae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitImagesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 784})
  void pixelsComeOutAsTheThresholdLeavesThem(int inputs) {
    int rows = 3;
    float[] pixels = new float[rows * inputs];
    RandomStream random = RandomStream.of(1, "test", 0, inputs);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 5 == 0 ? 0.5f : (float) random.nextDouble();
    }
    BitImages images = new BitImages(pixels, rows, inputs, 9);
    Binarizer threshold = Binarizer.forEvaluation(Binarize.THRESHOLD, 0);
    assertThat(images.rows()).isEqualTo(rows);
    assertThat(images.firstKey()).isEqualTo(9);
    float[] actual = new float[inputs + 1];
    for (int row = 0; row < rows; row++) {
      images.copy(row, actual, 1);
      float[] expected = new float[inputs + 1];
      System.arraycopy(pixels, row * inputs, expected, 1, inputs);
      threshold.apply(expected, 1, inputs, row);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void thereMustBeEnoughPixels() {
    assertThatThrownBy(() -> new BitImages(new float[5], 2, 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 5 pixels; there must be 2 rows of inputs = 3");
  }
}
