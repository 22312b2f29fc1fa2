package org.epicentra.vae.images;

import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;

/** Binarises rows of pixels; random pixels are a function of (seed, epoch, row). */
public final class Binarizer {
  private final Binarize kind;
  private final RowNumbers uniforms;
  private float[] thresholds = new float[0];

  private Binarizer(Binarize kind, long streamKey) {
    this.kind = kind;
    this.uniforms = new RowNumbers(streamKey);
  }

  /** For training in an epoch, which counts from 1. */
  public static Binarizer forTraining(Binarize kind, long seed, int epoch) {
    boolean again = kind == Binarize.DYNAMIC;
    return new Binarizer(kind, RandomStream.streamKey(seed, purpose(again), again ? epoch : 0));
  }

  /** For evaluation: the same pixels each time, for {@link Binarize#STATIC} those of training. */
  public static Binarizer forEvaluation(Binarize kind, long seed) {
    return forTraining(kind, seed, 0);
  }

  private static String purpose(boolean again) {
    return again ? "vae-binarize-dynamic" : "vae-binarize-static";
  }

  /**
   * Overwrites a row's pixels.
   *
   * @param pixels values in [0, 1]; the row is {@code count} of them from {@code from}
   * @param rowKey the row's number in the data set
   */
  public void apply(float[] pixels, int from, int count, long rowKey) {
    switch (kind) {
      case THRESHOLD:
        for (int i = from; i < from + count; i++) {
          pixels[i] = pixels[i] > 0.5f ? 1 : 0;
        }
        break;
      case DYNAMIC:
      case STATIC:
        draw(pixels, from, count, rowKey);
        break;
      default:
        break;
    }
  }

  private void draw(float[] pixels, int from, int count, long rowKey) {
    if (thresholds.length < count) {
      thresholds = new float[count];
    }
    uniforms.uniform(rowKey, 0, thresholds, 0, count);
    for (int i = 0; i < count; i++) {
      pixels[from + i] = thresholds[i] < pixels[from + i] ? 1 : 0;
    }
  }
}
