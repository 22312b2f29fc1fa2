package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.DivergenceException;
import org.epicentra.mixture.counts.StrengthHistogram;

/**
 * One ascent: which posterior the next pass is to evaluate, and what its result means. The bounds
 * of accepted posteriors never fall, or the ascent ends with an error.
 */
final class Restart {
  /** A fall of the bound beyond this share of it cannot be rounding. */
  private static final double ROUNDING = 1e-9;

  /** The same for bounds next to 0, of which the parts are not, nats. */
  private static final double LEAST_ROUNDING = 2e-8;

  /** After so many accepted updates moves are looked for, even before the bound stops rising. */
  private static final int BETWEEN_MOVES = 30;

  private final int index;
  private final MixtureSettings settings;
  private final CarriedEvents carried;
  private final StrengthHistogram strengths;
  private final Extrapolation extrapolation;
  private final List<Double> bounds = new ArrayList<>();
  private final List<RestartTrace.Made> moves = new ArrayList<>();

  /** To be evaluated by the next pass; where it is {@link #tried}, extrapolated. */
  private MixturePosterior posterior;

  private MixtureSums tried;
  private MovePlan plan;

  /** The last that was accepted, its statistics, and those with the events carried along. */
  private MixturePosterior accepted;

  private MixtureStatistics statistics;
  private MixtureSums sums;

  private boolean stalled;
  private boolean converged;
  private int passes;
  private int sinceMoves;

  /**
   * @param carried null without events carried along
   * @param strengths of all events; null where no dispersion is learned
   */
  Restart(
      int index,
      MixturePosterior start,
      MixtureSettings settings,
      CarriedEvents carried,
      StrengthHistogram strengths) {
    this.index = index;
    this.posterior = start;
    this.settings = settings;
    this.carried = carried;
    this.strengths = strengths;
    this.extrapolation =
        settings.acceleration() == Acceleration.SQUAREM ? new Extrapolation() : null;
  }

  int index() {
    return index;
  }

  /** What the next pass is to evaluate. */
  MixturePosterior posterior() {
    return posterior;
  }

  /** The moves that the next pass is to prepare; null for none. */
  MovePlan plan() {
    return plan;
  }

  MixturePosterior accepted() {
    return accepted;
  }

  MixtureStatistics statistics() {
    return statistics;
  }

  boolean hasConverged() {
    return converged;
  }

  double elbo() {
    return bounds.get(bounds.size() - 1);
  }

  double gainPerEvent() {
    return (elbo() - bounds.get(Math.max(0, bounds.size() - 2))) / statistics.weightSum();
  }

  /**
   * Chooses what the next pass is to evaluate.
   *
   * @param left the passes that are left: a move is followed by an update at least
   */
  void advance(int left) {
    if (posterior != accepted) {
      return; // a move has chosen it
    }
    boolean wanted = settings.moves() != Moves.NONE && carried == null && left > 2;
    plan = null;
    if (wanted && (stalled || sinceMoves >= BETWEEN_MOVES)) {
      plan = new MoveSearch(settings.moves()).plan(accepted);
      sinceMoves = 0;
    }
    tried = null;
    boolean further = extrapolation != null && plan == null && extrapolation.isReady();
    posterior = further ? extrapolated() : accepted.updated(sums, strengths);
  }

  /** The posterior of extrapolated sums, or where there is none, of those before. */
  private MixturePosterior extrapolated() {
    try {
      MixtureSums further = extrapolation.further();
      if (further != sums) {
        MixturePosterior beyond = accepted.updated(further, strengths);
        tried = further;
        return beyond;
      }
    } catch (ArithmeticException | DivergenceException e) {
      // no posterior is so far on
    }
    extrapolation.restart();
    return accepted.updated(sums, strengths);
  }

  /** Takes the statistics of a pass at {@link #posterior}. */
  void take(MixtureStatistics result) {
    passes++;
    if (tried != null && !raises(result)) {
      extrapolation.restart();
      posterior = accepted;
      return;
    }
    double elbo = elbo(result);
    if (!bounds.isEmpty() && tried == null) {
      check(elbo, result.weightSum());
    }
    bounds.add(elbo);
    accept(result);
    if (plan != null) {
      move();
    }
  }

  private double elbo(MixtureStatistics result) {
    double elbo = result.elbo(posterior);
    return carried == null ? elbo : elbo + carried.gain(posterior);
  }

  private boolean raises(MixtureStatistics result) {
    try {
      return elbo(result) >= elbo();
    } catch (DivergenceException e) {
      return false; // extrapolated beyond what has a bound
    }
  }

  private void check(double elbo, double weightSum) {
    double gain = elbo - elbo();
    double rounding = ROUNDING * Math.max(Math.abs(elbo()), weightSum);
    if (!(gain >= -Math.max(rounding, LEAST_ROUNDING))) {
      throw new DivergenceException(describeFall(elbo));
    }
    stalled = settings.tolerance() > 0 && gain <= settings.tolerance() * Math.abs(elbo);
    converged = stalled && (settings.moves() == Moves.NONE || carried != null);
  }

  private void accept(MixtureStatistics result) {
    statistics = result;
    accepted = posterior;
    sinceMoves++;
    sums = posterior.completed(result.sums());
    if (carried != null) {
      sums = sums.plus(carried.sums());
    }
    if (extrapolation == null) {
      return;
    }
    if (tried != null) {
      extrapolation.begin(tried, sums);
    } else {
      if (extrapolation.isReady()) {
        extrapolation.restart();
      }
      extrapolation.add(sums);
    }
  }

  /** Makes the moves that the last pass proves to raise the bound. */
  private void move() {
    MoveSearch.Move move = new MoveSearch(settings.moves()).best(accepted, statistics, sums);
    if (move == null) {
      converged = stalled;
      return;
    }
    moves.add(new RestartTrace.Made(bounds.size() - 1, move.deletions(), move.merges()));
    posterior = move.posterior().withStrengths(strengths);
    plan = null;
    tried = null;
    stalled = false;
    converged = false;
    sinceMoves = BETWEEN_MOVES - 1;
    if (extrapolation != null) {
      extrapolation.clear();
    }
  }

  RestartTrace trace() {
    return new RestartTrace(
        bounds.stream().mapToDouble(Double::doubleValue).toArray(),
        converged,
        passes - 1,
        List.copyOf(moves));
  }

  private String describeFall(double elbo) {
    StringBuilder most = new StringBuilder();
    if (posterior.components() == accepted.components()) {
      int component = 0;
      double furthest = -1;
      for (int k = 0; k < posterior.components(); k++) {
        double moved = Math.abs(posterior.divergence(k) - accepted.divergence(k));
        if (moved > furthest) {
          furthest = moved;
          component = k;
        }
      }
      most.append("; component ").append(component).append(" moved most");
    }
    return "The bound fell from "
        + elbo()
        + " to "
        + elbo
        + " at iteration "
        + bounds.size()
        + " of restart "
        + index
        + most
        + ". It must never fall: the data changed between passes, or this is a bug.";
  }
}
