package org.epicentra.job.retrain.vae;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.distribution.JensenShannon;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.Gate;
import org.epicentra.spark.images.ImageSpread;

/**
 * The checks of images before an autoencoder is trained on them. Images have no time: where hardly
 * any of the champion's are gone, the new ones are what the histograms exceed the champion's by, so
 * that a single bad night shows and is not diluted. Otherwise, and where these are too few, all
 * images count as new: the same images transposed keep their brightness, as if none had come.
 *
 * @param limits what is allowed
 * @param now the histograms of this run's images
 * @param then those of the champion's; null where its manifest, an older one, has none
 */
record Gates(ImageLimits limits, ImageSpread now, ImageSpread then) {
  /** One image may be gone for so many that came. */
  private static final int FEW = 10;

  /** That numbers are not checked: histograms are those of pixels from 0 to 1. */
  static Gate ofNumbers(ImageLimits limits) {
    return new Gate(
        Check.DRIFT_INTENSITY,
        null,
        limits.maxDriftIntensity(),
        true,
        "not checked: with the gaussian likelihood rows are numbers, of which no histograms are kept");
  }

  /** Whether the images look as before, as far as the histograms show. */
  List<Gate> drift() {
    List<Gate> gates = new ArrayList<>();
    if (then == null) {
      gates.add(
          new Gate(
              Check.DRIFT_INTENSITY,
              null,
              limits.maxDriftIntensity(),
              true,
              "not checked: the champion's manifest has no histograms of its images"));
      return gates;
    }
    long came = total(more(now.intensities(), then.intensities()));
    long went = total(more(then.intensities(), now.intensities()));
    int fewest = limits.counts().minDriftEvents();
    boolean grown = came >= fewest && went * FEW <= came;
    if (total(now.intensities()) < fewest) {
      return gates;
    }
    String which = grown ? "the new images'" : "the images'";
    gates.add(
        Gate.atMost(
            Check.DRIFT_INTENSITY,
            distance(grown, now.intensities(), then.intensities()),
            limits.maxDriftIntensity(),
            which
                + " brightness is %.4f from that of the champion's (Jensen-Shannon), at most %.4f"));
    gates.add(
        Gate.atMost(
            Check.DRIFT_PIXELS,
            distance(grown, now.pixels(), then.pixels()),
            limits.maxDriftPixels(),
            which
                + " bright places are %.4f from those of the champion's (Jensen-Shannon), at most"
                + " %.4f"));
    return gates;
  }

  private static double distance(boolean grown, long[] now, long[] then) {
    return JensenShannon.distance(grown ? more(now, then) : now, then);
  }

  /** By how much the first exceeds the second, bin by bin; 0 where it does not. */
  private static long[] more(long[] first, long[] second) {
    long[] more = new long[first.length];
    for (int i = 0; i < more.length; i++) {
      more[i] = Math.max(0, first[i] - second[i]);
    }
    return more;
  }

  private static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
