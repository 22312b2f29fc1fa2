package org.epicentra.job.retrain.vae;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.distribution.JensenShannon;
import org.epicentra.job.retrain.Gate;
import org.epicentra.spark.images.ImageSpread;

/**
 * The checks of images before an autoencoder is trained on them. Images have no time; where hardly
 * any of the champion's are gone, the new ones are what the histograms have more than its own, so
 * that one bad night shows and is not diluted. Otherwise, and where these are too few to tell, all
 * images count as new: the same images turned keep their brightness, as if none had come.
 *
 * @param limits what is allowed
 * @param now how the images of this run are spread
 * @param then how the champion's were; null where its manifest, an older one, does not tell
 */
record Gates(ImageLimits limits, ImageSpread now, ImageSpread then) {
  /** Of so many images that came, one may have gone. */
  private static final int FEW = 10;

  private static final String INTENSITY = "drift-intensity";

  /** That the images did not change in what they are like, as far as can be told. */
  List<Gate> drift() {
    List<Gate> gates = new ArrayList<>();
    if (then == null) {
      gates.add(
          new Gate(
              INTENSITY,
              null,
              limits.maxDriftIntensity(),
              true,
              "not looked at: the champion's manifest tells no histograms of its images"));
      return gates;
    }
    long came = total(more(now.intensities(), then.intensities()));
    long went = total(more(then.intensities(), now.intensities()));
    boolean grown = came >= limits.minImages() && went * FEW <= came;
    if (total(now.intensities()) < limits.minImages()) {
      return gates;
    }
    String which = grown ? "the new images'" : "the images'";
    gates.add(
        Gate.atMost(
            INTENSITY,
            distance(grown, now.intensities(), then.intensities()),
            limits.maxDriftIntensity(),
            which
                + " brightness is %.4f from that of the champion's (Jensen-Shannon), at most %.4f"
                + " (--max-drift-intensity)"));
    gates.add(
        Gate.atMost(
            "drift-pixels",
            distance(grown, now.pixels(), then.pixels()),
            limits.maxDriftPixels(),
            which
                + " bright places are %.4f from those of the champion's (Jensen-Shannon), at most"
                + " %.4f (--max-drift-pixels)"));
    return gates;
  }

  private static double distance(boolean grown, long[] now, long[] then) {
    return JensenShannon.distance(grown ? more(now, then) : now, then);
  }

  /** By how much the first counts more, bin by bin; 0 where it does not. */
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
