package org.epicentra.vae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinarizerTest {
  @Test
  void pixelsAreBinarisedAsTheirKindSays() {
    int n = 20_000;
    float[] grey = new float[n];
    Arrays.fill(grey, 0.3f);
    assertThat(binarised(Binarize.NONE, grey, 1)).isEqualTo(grey);
    assertThat(binarised(Binarize.THRESHOLD, new float[] {0, 0.5f, 0.501f, 1}, 1))
        .containsExactly(0, 0, 1, 1);
    for (Binarize kind : List.of(Binarize.DYNAMIC, Binarize.STATIC)) {
      float[] first = binarised(kind, grey, 1);
      double sum = 0;
      for (float pixel : first) {
        assertThat(pixel == 0 || pixel == 1).isTrue();
        sum += pixel;
      }
      assertThat(sum / n).isCloseTo(0.3, within(5 * Math.sqrt(0.21 / n)));
      assertThat(binarised(kind, grey, 1)).isEqualTo(first);
      assertThat(Arrays.equals(binarised(kind, grey, 2), first)).isEqualTo(kind == Binarize.STATIC);
      assertThat(binarised(kind, new float[] {0, 1, 0, 1}, 1)).containsExactly(0, 1, 0, 1);
      float[] once = grey.clone();
      Binarizer.forEvaluation(kind, 8).apply(once, 0, n, 3);
      float[] again = grey.clone();
      Binarizer.forEvaluation(kind, 8).apply(again, 0, n, 3);
      assertThat(again).isEqualTo(once);
      Binarizer.forEvaluation(kind, 8).apply(again = grey.clone(), 0, n, 4);
      assertThat(again).isNotEqualTo(once);
    }
    assertThat(Binarize.DYNAMIC.label()).isEqualTo("dynamic");
  }

  private static float[] binarised(Binarize kind, float[] pixels, int epoch) {
    float[] copy = pixels.clone();
    Binarizer.forTraining(kind, 8, epoch).apply(copy, 0, copy.length, 3);
    return copy;
  }
}
