package org.epicentra.vae;

/**
 * The temperature of relaxed categories in training, T = max(0.5, exp(-1e-4 step)) with step the
 * number of the minibatch since the start: E. Jang, S. Gu, B. Poole, <a
 * href="https://arxiv.org/abs/1611.01144">arXiv:1611.01144</a>, who take such a rate. Its least
 * value is reached after 6,932 minibatches.
 */
final class Annealing {
  private static final double RATE = 1e-4;
  private static final double LEAST = 0.5;

  private Annealing() {}

  /**
   * @param step from 0
   */
  static double temperature(long step) {
    return Math.max(LEAST, Math.exp(-RATE * step));
  }
}
