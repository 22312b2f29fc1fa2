package org.epicentra.vae.kernel;

/**
 * One update by Adam with beta1 = 0.9 and beta2 = 0.999, of a gradient g:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * w = w - rate m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>Rate and epsilon contain the bias corrections of m and v, which saves a division for each
 * weight: the end of section 2 of the paper, arXiv:1412.6980.
 *
 * @param weights w, changed
 * @param first m, changed
 * @param second v, changed
 * @param rate the learning rate of this update
 * @param epsilon above 0
 */
public record AdamStep(float[] weights, float[] first, float[] second, float rate, float epsilon) {
  /** beta1. */
  public static final double BETA_1 = 0.9;

  /** beta2. */
  public static final double BETA_2 = 0.999;

  static final float KEEP_1 = (float) BETA_1;
  static final float TAKE_1 = (float) (1 - BETA_1);
  static final float KEEP_2 = (float) BETA_2;
  static final float TAKE_2 = (float) (1 - BETA_2);
}
