package org.epicentra.spark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.storage.JsonFiles;
import org.junit.jupiter.api.Test;

class ImageSpreadTest {
  @Test
  void jsonKeepsIt() {
    long[] intensities = new long[ImageSpread.BINS];
    intensities[3] = 7;
    long[] pixels = new long[ImageSpread.RUNS];
    pixels[63] = 1L << 40;
    ImageSpread spread = new ImageSpread(intensities, pixels);
    Map<String, Object> map = JsonFiles.map(spread);
    assertThat(map).containsOnlyKeys("intensities", "pixels");
    assertThat(JsonFiles.convert(map, ImageSpread.class))
        .usingRecursiveComparison()
        .isEqualTo(spread);
  }

  @Test
  void otherBinsAreBadInput() {
    Map<String, Object> fewer = Map.of("intensities", new long[3], "pixels", new long[64]);
    assertThatThrownBy(() -> JsonFiles.convert(fewer, ImageSpread.class))
        .isInstanceOf(BadInputException.class)
        .hasMessage("intensities of images has 3 numbers; it must have 32");
    Map<String, Object> missing = Map.of("intensities", new long[32]);
    assertThatThrownBy(() -> JsonFiles.convert(missing, ImageSpread.class))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pixels of images has 0 numbers; it must have 64");
    long[] negative = new long[64];
    negative[5] = -2;
    assertThatThrownBy(() -> new ImageSpread(new long[32], negative))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pixels of images contains -2; its numbers must be 0 or more");
  }
}
