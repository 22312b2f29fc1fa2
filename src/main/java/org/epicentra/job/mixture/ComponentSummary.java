package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;

/**
 * One component of a fitted mixture.
 *
 * @param index from 0
 * @param pi its mean weight, as {@code weight}
 * @param weight the mean of its share of all events
 * @param weightInterval95 low and high end of the 95 % credible interval of the weight; both are
 *     the weight where it is given
 * @param effectiveCount R_k, the weight of its events
 * @param mean m_k, length D, unit of the coordinates (km on a projection)
 * @param meanPrecision rho_k, 1/unit^2
 * @param rateShape a_k
 * @param rateRate b_k
 * @param rate a_k / b_k, the expected strength
 * @param rateInterval95 low and high end of the central 95 % credible interval of the rate
 * @param longitude of the mean, degrees east, [-180, 180); null without geography
 * @param latitude of the mean, degrees north; null without geography
 * @param depth of the mean, km, positive down; null but in a 3-D projection
 * @param width the standard deviation of the component's events about its centre, averaged over the
 *     axes, unit of the coordinates
 * @param radius95 the radius about the mean that holds 95 % of q(mu_k), unit of the coordinates
 * @param shape how its events lie about its centre
 */
public record ComponentSummary(
    int index,
    double pi,
    double weight,
    double[] weightInterval95,
    double effectiveCount,
    double[] mean,
    double meanPrecision,
    double rateShape,
    double rateRate,
    double rate,
    double[] rateInterval95,
    Double longitude,
    Double latitude,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double depth,
    double width,
    double radius95,
    @JsonUnwrapped ComponentShape shape) {

  /** All components of a posterior, in its order. */
  public static List<ComponentSummary> all(MixturePosterior posterior, Projection projection) {
    List<ComponentSummary> all = new ArrayList<>();
    for (int k = 0; k < posterior.components(); k++) {
      all.add(of(posterior, projection, k));
    }
    return all;
  }

  private static ComponentSummary of(MixturePosterior posterior, Projection projection, int k) {
    double[] mean = posterior.mean(k);
    boolean geography = projection.hasGeography();
    double[] position = geography ? projection.inverse(mean) : null;
    return new ComponentSummary(
        k,
        posterior.weight(k),
        posterior.weight(k),
        posterior.weightInterval95(k),
        posterior.effectiveCount(k),
        mean,
        posterior.meanPrecision(k),
        posterior.rateShape(k),
        posterior.rateRate(k),
        posterior.rate(k),
        posterior.rateInterval95(k),
        geography ? position[0] : null,
        geography ? position[1] : null,
        geography && projection.dimension() == 3 ? position[2] : null,
        posterior.width(k),
        posterior.radius95(k),
        ComponentShape.of(posterior, projection, k));
  }
}
