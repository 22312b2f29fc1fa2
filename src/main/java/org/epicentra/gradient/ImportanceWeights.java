package org.epicentra.gradient;

/** The weights of a row's draws in the importance-weighted bound. */
public final class ImportanceWeights {
  private ImportanceWeights() {}

  /**
   * Writes the weights, which are proportional to p(x, z) / q(z) and sum to 1.
   *
   * @param logs log p(x, z) - log q(z) of each draw, length S; overwritten
   * @param weight receives the weights, from {@code at}
   * @param at index of the first weight
   * @return the estimate of the row's bound, log 1/S sum p(x, z) / q(z), in nats
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
