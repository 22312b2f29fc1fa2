package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.MixtureCoefficients.Shape;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;

/**
 * The E-step for a block that is wide compared with the scatter of a component, such as a handful
 * of events spread over the world: each event by itself.
 *
 * <p>The form of eq. (25) about a block's centre has terms of the size of tau |x - centre|^2 that
 * cancel, and with them digits: in a block of half the earth and components of ten metres the bound
 * would be wrong in its second decimal. About the event's own location nothing cancels, and few
 * components matter.
 */
final class ScatteredEvents {
  /** Up to this tau |half width|^2 the form loses less than 1e-11 nats of an event's bound. */
  static final double WIDE = 1e4;

  private final ActiveComponents active;
  private final MoveEvents moves = new MoveEvents();
  private final double[] location = new double[3];
  private final double[] second = new double[6];
  private double[] exponentials = new double[0];

  ScatteredEvents(double threshold) {
    this.active = new ActiveComponents(threshold);
  }

  static boolean in(EventBlock block, MixtureCoefficients c) {
    if (c.shape != Shape.LINEAR) {
      return false;
    }
    double square = 0;
    for (int d = 0; d < c.dimension; d++) {
      square += block.halfWidth(d) * block.halfWidth(d);
    }
    return c.tau * square > WIDE;
  }

  /** Adds the block's statistics and its data term of the bound. */
  void accumulate(EventBlock block, MixtureCoefficients c, MixtureStatistics into) {
    double sum = 0;
    for (int i = 0; i < block.size(); i++) {
      active.selectAt(block, i, c);
      double strength = block.hasStrengths() ? block.strengths()[i] : 0;
      double weight = block.weights() == null ? 1 : block.weights()[i];
      double most = logs(strength);
      if (into.moves() != null) {
        moves.addScattered(exponentials, weight, active, into.moves());
      }
      int classes = active.background ? active.size + 1 : active.size;
      double total = 0;
      for (int j = 0; j < classes; j++) {
        exponentials[j] = ScalarMath.exp(exponentials[j] - most);
        total += exponentials[j];
      }
      sum += weight * (most + ScalarMath.log(total));
      add(block.hasStrengths(), strength, weight / total, c, into);
    }
    double shared = block.weightSum() * c.sharedConstant - block.logFactorialSum();
    into.addBlock(block.size(), block.weightSum(), sum + shared);
  }

  private double logs(double strength) {
    if (exponentials.length < active.size + 1) {
      exponentials = new double[active.index.length + 1];
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < active.size; j++) {
      exponentials[j] = active.constants[j] + active.logRates[j] * strength;
      most = Math.max(most, exponentials[j]);
    }
    if (active.background) {
      exponentials[active.size] = active.backgroundConstant + active.backgroundLogRate * strength;
      most = Math.max(most, exponentials[active.size]);
    }
    return most;
  }

  private void add(
      boolean observed,
      double strength,
      double scale,
      MixtureCoefficients c,
      MixtureStatistics into) {
    for (int j = 0; j < active.size; j++) {
      int k = active.index[j];
      double responsibility = exponentials[j] * scale;
      for (int d = 0; d < c.dimension; d++) {
        location[d] = responsibility * (active.centre(d) - into.locations().origin(k, d));
      }
      into.addComponent(k, responsibility, location, responsibility * strength, observed);
      addSecond(k, responsibility, c.dimension, into.locations());
    }
    if (active.background) {
      double responsibility = exponentials[active.size] * scale;
      into.addBackground(responsibility, responsibility * strength, observed);
    }
  }

  private void addSecond(int k, double responsibility, int dimension, LocationSums into) {
    if (into.moments() == SecondMoments.NONE || responsibility == 0) {
      return;
    }
    if (into.moments() == SecondMoments.FULL) {
      int e = 0;
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j <= i; j++) {
          second[e++] = location[i] * (active.centre(j) - into.origin(k, j));
        }
      }
      into.addSecond(k, second);
      return;
    }
    double squares = 0;
    for (int d = 0; d < dimension; d++) {
      squares += location[d] * (active.centre(d) - into.origin(k, d));
    }
    into.addSquares(into.moments() == SecondMoments.TOTAL ? 0 : k, squares);
  }
}
