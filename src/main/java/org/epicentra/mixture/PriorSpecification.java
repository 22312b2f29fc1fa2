package org.epicentra.mixture;

public record PriorSpecification(
    double[] pi, Double tau, double[] nu, Double rho, Double alpha, Double beta) {
  public static PriorSpecification defaults() {
    return new PriorSpecification(null, null, null, null, null, null);
  }

  public MixturePrior resolve(EventProfile profile, double[][] centres, EventSample sample) {
    throw new IllegalStateException("skeleton");
  }
}
