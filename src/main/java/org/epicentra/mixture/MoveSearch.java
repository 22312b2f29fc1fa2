package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.weights.MergeGains;

/**
 * Finds deletions and merges that raise the bound, each proved to by the sums of one pass, eq. (44)
 * and (45). M. C. Hughes, E. B. Sudderth, "Memoized online variational inference for Dirichlet
 * process mixture models", NIPS 2013.
 */
final class MoveSearch {
  /** A gain below so many nats may be rounding. */
  private static final double LEAST_GAIN = 1e-6;

  /** What a component without events costs or gains by its rounding, nats. */
  private static final double ROUNDING = 1e-8;

  /** A component with less weight of events explains none. */
  private static final double EMPTY = 1e-3;

  private final Moves moves;

  MoveSearch(Moves moves) {
    this.moves = moves;
  }

  /**
   * A posterior with fewer components and a higher bound.
   *
   * @param posterior for the next pass
   */
  record Move(MixturePosterior posterior, int deletions, int merges) {}

  /** A pair, and what the bound gains where it becomes one component, nats. */
  private record Gain(int pair, double nats) {}

  /** What the next pass is to prepare: all deletions and, where asked for, merges of near pairs. */
  MovePlan plan(MixturePosterior posterior) {
    int[][] pairs = moves == Moves.DELETE_MERGE ? new NearPairs(posterior).pairs() : new int[0][];
    return new MovePlan(pairs);
  }

  /**
   * The move to make after a pass.
   *
   * @param posterior at which the pass was
   * @param statistics of the pass, with the sums for its moves
   * @param sums of complete data behind them
   * @return null where no move is proved to raise the bound
   */
  Move best(MixturePosterior posterior, MixtureStatistics statistics, MixtureSums sums) {
    if (posterior.components() == 1) {
      return null;
    }
    Move merged = merged(posterior, statistics, sums);
    return merged != null ? merged : deleted(posterior, statistics.moves());
  }

  /**
   * The deletion that raises the bound most; that of a component without events, which is at its
   * prior, leaves the bound as it is but for rounding.
   */
  private static Move deleted(MixturePosterior posterior, MoveSums sums) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < posterior.components(); k++) {
      double gain = sums.deletion(k) + posterior.divergence(k);
      if (gain > most) {
        most = gain;
        best = k;
      }
    }
    boolean empty = posterior.effectiveCount(best) < EMPTY && most > -ROUNDING;
    return empty || most > LEAST_GAIN ? new Move(posterior.without(best), 1, 0) : null;
  }

  /** All merges that raise the bound, the best first; no component has a part in two. */
  private static Move merged(
      MixturePosterior posterior, MixtureStatistics statistics, MixtureSums sums) {
    MovePlan plan = statistics.moves().plan();
    if (plan.pairs() == 0) {
      return null;
    }
    MixturePrior prior = posterior.prior();
    MixturePosterior updated = prior.posterior(sums, posterior.counts().dispersion());
    PairMerges merges = new PairMerges(updated, statistics.sums(), sums);
    List<Gain> gains = new ArrayList<>();
    for (int pair = 0; pair < plan.pairs(); pair++) {
      double gain =
          statistics.moves().mergeGain(pair) + merges.gain(plan.first(pair), plan.second(pair));
      if (gain > LEAST_GAIN) {
        gains.add(new Gain(pair, gain));
      }
    }
    gains.sort(Comparator.comparingDouble(gain -> -gain.nats));
    return gains.isEmpty() ? null : made(gains, updated, plan, sums);
  }

  /** Makes merges; what all components share stays as it was when the gains were computed. */
  private static Move made(
      List<Gain> gains, MixturePosterior updated, MovePlan plan, MixtureSums sums) {
    boolean[] taken = new boolean[updated.components()];
    boolean[] gone = new boolean[updated.components()];
    MixtureSums merged = sums;
    int merges = 0;
    boolean decomposes = updated.prior().weights().mergesAreIndependent();
    for (Gain gain : gains) {
      int j = plan.first(gain.pair);
      int k = plan.second(gain.pair);
      if (taken[j] || taken[k] || merges > 0 && !decomposes) {
        continue;
      }
      taken[j] = true;
      taken[k] = true;
      gone[k] = true;
      merged = merged.absorbed(j, k);
      merges++;
    }
    int[] left = new int[updated.components() - merges];
    int at = 0;
    for (int k = 0; k < gone.length; k++) {
      if (!gone[k]) {
        left[at++] = k;
      }
    }
    MixturePosterior next =
        updated.prior().selected(left).posteriorLike(merged.selected(left), updated);
    return new Move(next, 0, merges);
  }

  /**
   * What the bound of eq. (43) gains, but for the entropy, where pairs become one component: of the
   * observed data, at the posteriors that the complete data give.
   */
  static final class PairMerges {
    private final MixturePosterior updated;
    private final MixtureSums observed;
    private final MixtureSums complete;
    private final MergeGains weights;

    /**
     * @param updated by the sums of complete data, all components apart
     * @param observed sums of the pass
     * @param complete the same with what location errors and zero truncation hide, {@link
     *     MixturePosterior#completed}
     */
    PairMerges(MixturePosterior updated, MixtureSums observed, MixtureSums complete) {
      this.updated = updated;
      this.observed = observed;
      this.complete = complete;
      this.weights = updated.prior().weights().mergeGains(complete.locations().counts());
    }

    /** Of component k that becomes a part of component j, nats. */
    double gain(int j, int k) {
      return locationGain(j, k) + countGain(j, k) + weights.of(j, k);
    }

    private double locationGain(int j, int k) {
      int[] both = {j, k};
      int[] one = {0};
      LocationSums pair = complete.locations().selected(both).merged(0, 1).selected(one);
      LocationPosterior apart = updated.locations();
      LocationPosterior merged = updated.prior().locations().posterior(pair, apart);
      LocationSums sums = observed.locations();
      double[] about = apart.mean(j);
      return merged.expectedLogProb(0, sums, j, about)
          + merged.expectedLogProb(0, sums, k, about)
          - merged.divergence(0)
          - apart.expectedLogProb(j, sums, j, about)
          - apart.expectedLogProb(k, sums, k, about)
          + apart.divergence(j)
          + apart.divergence(k);
    }

    private double countGain(int j, int k) {
      MixturePrior prior = updated.prior();
      StrengthSums counted = complete.strengths();
      double[] events = {prior.beta() + counted.events(j) + counted.events(k)};
      double[] shapes = {prior.alpha() + counted.strengths(j) + counted.strengths(k)};
      CountPosterior apart = updated.counts();
      CountPosterior merged = prior.counts().of(shapes, events, apart.dispersion());
      StrengthSums sums = observed.strengths();
      return merged.expectedLogProb(
              0, sums.events(j) + sums.events(k), sums.strengths(j) + sums.strengths(k))
          - merged.divergence(0)
          - apart.expectedLogProb(j, sums.events(j), sums.strengths(j))
          - apart.expectedLogProb(k, sums.events(k), sums.strengths(k))
          + apart.divergence(j)
          + apart.divergence(k);
    }
  }
}
