package org.epicentra.mixture;

import java.io.Serializable;

/**
 * The fixed quantities of the model: mixing weights pi, location precision tau, and the conjugate
 * priors of the components' centres and rates. Immutable; arrays are copied in and out.
 *
 * @param pi mixing weights, length K, positive, sum 1
 * @param tau precision of an event's location about its component's centre, 1/unit^2, {@code > 0}
 * @param nu prior mean of a centre, length D, unit
 * @param rho prior precision of a centre, 1/unit^2, {@code > 0}
 * @param alpha shape of the rate's gamma prior, {@code > 0}
 * @param beta rate of the rate's gamma prior, {@code > 0}
 */
public record MixturePrior(
    double[] pi, double tau, double[] nu, double rho, double alpha, double beta)
    implements Serializable {
  // owner: mixture. Validation, copies, components(), dimension() to come.
}
