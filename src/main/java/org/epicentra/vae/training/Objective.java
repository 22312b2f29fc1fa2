package org.epicentra.vae.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;

/** The lower bound on log p(x) that training raises. */
public enum Objective {
  /** E_q log p(x|z) - KL(q || p), eq. (10); several draws are averaged. */
  ELBO(GradientEstimator.ANALYTIC, GradientEstimator.TOTAL, GradientEstimator.PATH),
  /**
   * The importance-weighted bound of k draws, E log 1/k sum_i p(x, z_i) / q(z_i|x), which rises
   * with k. With one draw it is the ELBO. Y. Burda, R. Grosse, R. Salakhutdinov, ICLR 2016, <a
   * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>.
   */
  IWAE(GradientEstimator.TOTAL, GradientEstimator.DREG);

  private final List<GradientEstimator> estimators;

  Objective(GradientEstimator... estimators) {
    this.estimators = List.of(estimators);
  }

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }

  /** The estimator of its gradient where none is named. */
  public GradientEstimator defaultEstimator() {
    return estimators.get(0);
  }

  /**
   * @throws IllegalArgumentException if there is no such estimator of its gradient
   */
  void require(GradientEstimator estimator) {
    if (!estimators.contains(estimator)) {
      String names =
          estimators.stream().map(GradientEstimator::label).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          Setting.mustBe(
              "estimator", estimator, "one of " + names + " with the objective " + label()));
    }
  }
}
