package org.epicentra.vae.evaluation;

import java.util.function.Consumer;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;

/** Cuts the rows of a partition into binarised blocks. Owns scratch memory, for one task. */
final class BinarisedBlocks {
  private static final int ROWS = 250;

  private final EvaluationSettings settings;
  private final int inputs;
  private final int rows;
  private final float[] pixels;
  private final long[] keys;

  BinarisedBlocks(VaeArchitecture architecture, EvaluationSettings settings) {
    this.settings = settings;
    this.inputs = architecture.inputs();
    this.rows = Math.max(1, ROWS / settings.samples());
    this.pixels = new float[rows * inputs];
    this.keys = new long[rows];
  }

  /** The most rows of a block. */
  int rows() {
    return rows;
  }

  /**
   * Passes on all rows of a source.
   *
   * @param use of a block, whose arrays it may change and must not keep
   */
  void forEach(BatchSource source, Consumer<Minibatch> use) {
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    for (int first = 0; first < source.rows(); first += rows) {
      int count = Math.min(rows, source.rows() - first);
      for (int i = 0; i < count; i++) {
        keys[i] = source.firstKey() + first + i;
        source.copy(first + i, pixels, i * inputs);
        binarizer.apply(pixels, i * inputs, inputs, keys[i]);
      }
      use.accept(new Minibatch(pixels, count, keys));
    }
  }
}
