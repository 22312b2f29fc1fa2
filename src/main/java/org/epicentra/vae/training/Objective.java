package org.epicentra.vae.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;
import org.epicentra.gradient.Estimator;

/** The lower bound on log p(x) that training raises. */
public enum Objective {
  /** E_q log p(x|z) - KL(q || p), eq. (10); several draws are averaged. */
  ELBO(Estimator.ANALYTIC, Estimator.TOTAL, Estimator.PATH),
  /**
   * The importance-weighted bound of k draws, E log 1/k sum_i p(x, z_i) / q(z_i|x), which rises
   * with k. With one draw it is the ELBO. Y. Burda, R. Grosse, R. Salakhutdinov, ICLR 2016, <a
   * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>.
   */
  IWAE(Estimator.TOTAL, Estimator.DREG);

  private final List<Estimator> estimators;

  Objective(Estimator... estimators) {
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

  /** The estimators of its gradient that training offers, the default one first. */
  public List<Estimator> estimators() {
    return estimators;
  }

  /** The estimator of its gradient where none is named. */
  public Estimator defaultEstimator() {
    return estimators.get(0);
  }

  /**
   * Checks that training offers an estimator of its gradient.
   *
   * @throws IllegalArgumentException if it does not
   */
  void require(Estimator estimator) {
    if (!estimators.contains(estimator)) {
      String labels = estimators.stream().map(Estimator::label).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          Setting.mustBe(
              "estimator",
              estimator == null ? null : estimator.label(),
              "one of " + labels + " with the objective " + label()));
    }
  }

  /** What an estimator is called where the bound is not known: {@code total} has one for each. */
  Estimator kind(Estimator estimator) {
    return this == IWAE && estimator == Estimator.TOTAL ? Estimator.IWAE : estimator;
  }
}
