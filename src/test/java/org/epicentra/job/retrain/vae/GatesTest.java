package org.epicentra.job.retrain.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.CountLimits;
import org.epicentra.job.retrain.Gate;
import org.epicentra.spark.images.ImageSpread;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final ImageLimits LIMITS =
      new ImageLimits(new CountLimits(30, 0.02, 100), 0.5, 0.2);
  private static final ImageSpread THEN = spread(new long[] {600, 400, 0}, new long[] {70, 30});

  /** The other bins are empty. */
  private static ImageSpread spread(long[] intensities, long[] pixels) {
    return new ImageSpread(
        Arrays.copyOf(intensities, ImageSpread.BINS), Arrays.copyOf(pixels, ImageSpread.RUNS));
  }

  private static List<Gate> drift(ImageSpread now, ImageSpread then) {
    return new Gates(LIMITS, now, then).drift();
  }

  @Test
  void theNewImagesAloneAreLookedAt() {
    List<Gate> same = drift(spread(new long[] {660, 440, 0}, new long[] {77, 33}), THEN);
    assertThat(same).extracting(Gate::value).containsExactly(0.0, 0.0);
    assertThat(same).allMatch(Gate::passed);

    // Of a hundred new images all are bright: among all images that would be a distance of 0.19.
    List<Gate> bright = drift(spread(new long[] {600, 400, 100}, new long[] {70, 60}), THEN);
    assertThat(bright)
        .extracting(Gate::check)
        .containsExactly(Check.DRIFT_INTENSITY, Check.DRIFT_PIXELS);
    assertThat(bright.get(0).value()).isEqualTo(1.0);
    // p = (0, 1), q = (0.7, 0.3): D = h(0.35) - h(0.3) / 2 bits with the binary entropy h.
    double divergence = entropy(0.35) - entropy(0.3) / 2;
    assertThat(bright.get(1).value()).isCloseTo(Math.sqrt(divergence), within(1e-12));
    assertThat(bright).noneMatch(Gate::passed);
    assertThat(bright.get(0).message())
        .isEqualTo(
            "the new images' brightness is 1.0000 from that of the champion's (Jensen-Shannon),"
                + " at most 0.5000 (‹maxDriftIntensity›)");
  }

  private static double entropy(double p) {
    return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }

  @Test
  void whereImagesAreGoneAllAreLookedAt() {
    List<Gate> other = drift(spread(new long[] {0, 400, 600}, new long[] {70, 30}), THEN);
    assertThat(other.get(0).message()).startsWith("the images' brightness is 0.7746 from");
    assertThat(other.get(0).passed()).isFalse();
    assertThat(other.get(1).value()).isZero();
  }

  @Test
  void whereFewImagesAreNewAllAreLookedAt() {
    List<Gate> same = drift(THEN, THEN);
    assertThat(same).extracting(Gate::value).containsExactly(0.0, 0.0);
    assertThat(same).allMatch(Gate::passed);

    // With the bin of the 99 s = 99 / 1099 of the images, and the other two as before by 1 - s:
    // D = h(s / 2) - h(s) / 2, since within the two nothing differs.
    double share = 99.0 / 1099;
    List<Gate> few = drift(spread(new long[] {600, 400, 99}, new long[] {70, 30}), THEN);
    assertThat(few.get(0).value())
        .isCloseTo(Math.sqrt(entropy(share / 2) - entropy(share) / 2), within(1e-12));
    assertThat(few.get(0).message()).startsWith("the images' brightness is");
    assertThat(few).allMatch(Gate::passed);
  }

  /** As when all are transposed: every image is another, and none brighter or darker. */
  @Test
  void otherPixelsOfTheSameBrightnessAreRefused() {
    List<Gate> turned = drift(spread(new long[] {600, 400, 0}, new long[] {30, 70}), THEN);
    assertThat(turned.get(0).value()).isZero();
    // p = (0.3, 0.7), q = (0.7, 0.3): D = h(0.5) - h(0.3) bits.
    assertThat(turned.get(1).value()).isCloseTo(Math.sqrt(1 - entropy(0.3)), within(1e-12));
    assertThat(turned.get(1).passed()).isFalse();
    assertThat(turned.get(1).message())
        .startsWith("the images' bright places are 0.3445 from")
        .endsWith("(‹maxDriftPixels›)");
  }

  @Test
  void fewerImagesThanTheLeastAreNotLookedAt() {
    ImageSpread few = spread(new long[] {59, 40, 0}, new long[] {0, 10});
    assertThat(drift(few, few)).isEmpty();
    assertThat(drift(few, THEN)).isEmpty();
  }

  @Test
  void aChampionWithoutHistogramsLetsAllThrough() {
    assertThat(drift(THEN, null))
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.passed()).isTrue();
              assertThat(gate.value()).isNull();
              assertThat(gate.message())
                  .isEqualTo(
                      "not checked: the champion's manifest has no histograms of its images");
            });
  }

  @Test
  void blankImagesAreRefused() {
    List<Gate> blank = drift(spread(new long[] {800, 400, 0}, new long[] {70, 30}), THEN);
    assertThat(blank.get(1).value()).isNull(); // nothing is bright: NaN
    assertThat(blank.get(1).passed()).isFalse();
  }
}
