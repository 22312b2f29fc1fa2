package org.epicentra.vae.evaluation;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts the numbers of z that the encoder uses: those whose posterior mean has a variance over the
 * data above {@value #THRESHOLD}. Y. Burda, R. Grosse, R. Salakhutdinov, ICLR 2016, <a
 * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>, section 5.2. Mutable and mergeable.
 */
public final class ActiveUnits implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The variance above which a number of z is in use. */
  public static final double THRESHOLD = 0.01;

  private final double[] means;
  private final double[] squares;
  private long rows;

  /**
   * Without rows.
   *
   * @param codes width of z in numbers
   */
  public ActiveUnits(int codes) {
    this.means = new double[codes];
    this.squares = new double[codes];
  }

  /**
   * Adds rows.
   *
   * @param mean posterior means, rows x codes
   */
  public void add(float[] mean, int rows) {
    for (int row = 0; row < rows; row++) {
      this.rows++;
      for (int i = 0; i < means.length; i++) {
        double difference = mean[row * means.length + i] - means[i];
        means[i] += difference / this.rows;
        squares[i] += difference * (mean[row * means.length + i] - means[i]);
      }
    }
  }

  /** Adds another's rows: T. F. Chan, G. H. Golub, R. J. LeVeque (1983), doi:10.2307/2683386. */
  public void merge(ActiveUnits other) {
    long total = rows + other.rows;
    if (total == 0) {
      return;
    }
    for (int i = 0; i < means.length; i++) {
      double difference = other.means[i] - means[i];
      squares[i] += other.squares[i] + difference * difference * rows * other.rows / total;
      means[i] += difference * other.rows / total;
    }
    rows = total;
  }

  /** Number of numbers of z whose mean has a sample variance above {@value #THRESHOLD}. */
  public int count() {
    int count = 0;
    for (double variance : variances()) {
      if (variance > THRESHOLD) {
        count++;
      }
    }
    return count;
  }

  /** The sample variance of the posterior mean of each number of z; NaN for fewer than two rows. */
  public double[] variances() {
    return Arrays.stream(squares).map(sum -> sum / (rows - 1)).toArray();
  }
}
