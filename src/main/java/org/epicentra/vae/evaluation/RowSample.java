package org.epicentra.vae.evaluation;

import java.io.Serializable;
import org.epicentra.Setting;
import org.epicentra.math.Permutation;
import org.epicentra.math.RandomStream;

/**
 * Some rows of a data set, drawn without replacement: a function of the seed and the number of
 * rows, and of nothing else. Each has a rank, and those of the first ranks are themselves such a
 * sample.
 *
 * @param rows of the data set, at least 1
 * @param most rows of the sample, at least 1; all rows where there are no more
 * @param seed any number
 */
public record RowSample(long rows, int most, long seed) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public RowSample {
    if (!(rows >= 1)) {
      throw new IllegalArgumentException(Setting.mustBe("rows", rows, "1 or more"));
    }
    if (!(most >= 1)) {
      throw new IllegalArgumentException(Setting.mustBe("most", most, "1 or more"));
    }
  }

  /** Number of rows of the sample. */
  public int size() {
    return (int) Math.min(most, rows);
  }

  /** The rank of each row of the data set; the sample is those with a rank below its size. */
  public Permutation ranks() {
    return new Permutation(RandomStream.streamKey(seed, "vae-survey", 0), rows);
  }
}
