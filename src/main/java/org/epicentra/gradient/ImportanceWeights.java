package org.epicentra.gradient;

/** The weights of a row's draws in the importance-weighted bound. */
public final class ImportanceWeights {
  private ImportanceWeights() {}

  /**
   * Fills the weights, in proportion to p(x, z) / q(z) and of sum 1.
   *
   * @param logs log p(x, z) - log q(z) of each draw; lost
   * @param weight takes the weights, from {@code at}
   * @return the row's bound as the draws estimate it, log 1/S sum p(x, z) / q(z)
   */
  public static double fill(double[] logs, float[] weight, int at) {
    double max = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      max = Math.max(max, log);
    }
    double sum = 0;
    for (int s = 0; s < logs.length; s++) {
      logs[s] = Math.exp(logs[s] - max);
      sum += logs[s];
    }
    for (int s = 0; s < logs.length; s++) {
      weight[at + s] = (float) (logs[s] / sum);
    }
    return max + Math.log(sum / logs.length);
  }
}
