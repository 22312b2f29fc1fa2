package org.epicentra.mixture;

import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.mixture.counts.StrengthHistogram;

/**
 * The events behind an earlier posterior, which go into each update as their sums and with the
 * responsibilities that they had: incremental variational inference. R. M. Neal, G. E. Hinton, "A
 * view of the EM algorithm that justifies incremental, sparse, and other variants", in Learning in
 * Graphical Models (1998), doi:10.1007/978-94-011-5014-9_12; the forgetting is that of M. Sato,
 * "Online model selection based on the variational Bayes", Neural Computation 13 (2001),
 * doi:10.1162/089976601750265045.
 *
 * <p>With it, an update makes of the earlier posterior, discounted (21), the prior of the new
 * events, and the bound is that of the new events under this prior (22). The sums are those of
 * complete data, of true locations and with unseen zeros, as the earlier fit expected them. Where
 * the dispersion is learned, it is that of the old and the new strengths.
 */
public final class CarriedEvents {
  private final MixtureSums sums;
  private final StrengthHistogram strengths;
  private final MixturePosterior start;
  private final double evidence;

  /**
   * @param earlier the posterior of the earlier events
   * @param forgetting the share of their weight that they keep, in (0, 1]; 1 forgets nothing
   */
  public CarriedEvents(MixturePosterior earlier, double forgetting) {
    if (!(forgetting > 0 && forgetting <= 1)) {
      throw new BadInputException(
          Setting.mustBe("forgetting", forgetting, "in (0, 1], where 1 forgets nothing"));
    }
    this.sums = earlier.sums().times(forgetting);
    this.strengths = new StrengthHistogram();
    if (earlier.strengths() != null) {
      strengths.merge(earlier.strengths(), forgetting);
    }
    this.start = earlier.prior().posterior(sums, earlier.counts().dispersion());
    this.evidence = start.expectedLogProb(sums, strengths) - start.totalDivergence();
  }

  /** The earlier posterior, discounted: the prior of the new events, and where to start. */
  public MixturePosterior start() {
    return start;
  }

  /** The sums of the earlier events. */
  MixtureSums sums() {
    return sums;
  }

  /** The strengths of the earlier events and of new ones. */
  StrengthHistogram strengthsWith(StrengthHistogram fresh) {
    StrengthHistogram all = new StrengthHistogram();
    all.merge(strengths, 1);
    all.merge(fresh, 1);
    return all;
  }

  /**
   * What the bound gains where divergences are taken from the carried prior, eq. (22), nats: KL(q
   * || prior) - KL(q || carried prior), and what the dispersion makes of the earlier strengths.
   */
  double gain(MixturePosterior posterior) {
    return posterior.expectedLogProb(sums, strengths) - evidence;
  }
}
