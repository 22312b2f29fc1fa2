package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * A pass over new events to which the events behind an earlier posterior are added, as their
 * statistics and with the responsibilities that they had: incremental variational inference. R. M.
 * Neal, G. E. Hinton, "A view of the EM algorithm that justifies incremental, sparse, and other
 * variants", in Learning in Graphical Models (1998), doi:10.1007/978-94-011-5014-9_12; the
 * forgetting is that of M. Sato, "Online model selection based on the variational Bayes", Neural
 * Computation 13 (2001), doi:10.1162/089976601750265045.
 *
 * <p>With it, an update (5), (6) makes of the earlier posterior, discounted (21), the prior of the
 * new events, and the bound is that of the new events under this prior (22).
 */
public final class CarriedEvents implements DataPass {
  private final DataPass pass;
  private final MixtureStatistics carried;
  private final MixturePosterior prior;

  /**
   * @param pass over the new events
   * @param earlier the posterior of the earlier ones
   * @param forgetting the share of their weight that they keep, in (0, 1]; 1 forgets nothing
   */
  public CarriedEvents(DataPass pass, MixturePosterior earlier, double forgetting) {
    if (!(forgetting > 0 && forgetting <= 1)) {
      throw new BadInputException(
          Setting.mustBe("forgetting", forgetting, "in (0, 1], where 1 forgets nothing"));
    }
    this.pass = pass;
    this.carried = MixtureStatistics.behind(earlier, forgetting);
    this.prior = carried.update(earlier.prior());
  }

  /** The earlier posterior, discounted: the prior of the new events, and where to start. */
  public MixturePosterior start() {
    return prior;
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors) {
    List<MixtureStatistics> results = new ArrayList<>();
    List<MixtureStatistics> fresh = pass.run(posteriors);
    for (int i = 0; i < posteriors.size(); i++) {
      MixturePosterior posterior = posteriors.get(i);
      MixtureStatistics total = MixtureStatistics.of(posterior.components(), posterior.dimension());
      total.merge(carried);
      total.merge(fresh.get(i));
      total.addBlock(0, 0, gain(posterior));
      results.add(total);
    }
    return results;
  }

  /** What the bound gains where divergences are taken from the carried prior, eq. (22), nats. */
  private double gain(MixturePosterior posterior) {
    double gain = 0;
    for (int k = 0; k < posterior.components(); k++) {
      gain += posterior.divergence(k);
      gain -= posterior.centreDistribution(k).kl(prior.centreDistribution(k));
      gain -= posterior.rateDistribution(k).kl(prior.rateDistribution(k));
    }
    return gain;
  }
}
