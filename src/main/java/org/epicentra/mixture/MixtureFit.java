package org.epicentra.mixture;

import java.util.List;

public record MixtureFit(
    MixturePosterior posterior,
    MixtureStatistics finalStatistics,
    List<RestartTrace> restarts,
    int best) {
  public double[] elbo() {
    return restarts.get(best).elbo();
  }

  public int iterations() {
    return restarts.get(best).iterations();
  }

  public boolean converged() {
    return restarts.get(best).converged();
  }
}
