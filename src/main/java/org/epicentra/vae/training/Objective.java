package org.epicentra.vae.training;

import java.util.Locale;

/** The lower bound on log p(x) that training raises. */
public enum Objective {
  /** E_q log p(x|z) - KL(q || p), eq. (10); several draws are averaged. */
  ELBO,
  /**
   * The importance-weighted bound of k draws, E log 1/k sum_i p(x, z_i) / q(z_i|x), which rises
   * with k. Of one draw it is the former. Y. Burda, R. Grosse, R. Salakhutdinov, ICLR 2016, <a
   * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>.
   */
  IWAE;

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The estimator of its gradient where none is named. */
  public String defaultEstimator() {
    return this == ELBO ? "analytic" : "total";
  }
}
