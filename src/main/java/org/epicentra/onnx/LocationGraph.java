package org.epicentra.onnx;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.locations.LocationScores;

/**
 * The parts of scores that come from locations, as {@link LocationScores} has them: rows x K, of
 * the components.
 */
final class LocationGraph {
  private final OnnxGraph graph;
  private final LocationPosterior locations;
  private final LocationScores scores;

  /** The offsets from the centres along each axis, D of rows x K. */
  private final OnnxValue[] offsets;

  /**
   * @param location rows x D
   */
  LocationGraph(OnnxGraph graph, LocationPosterior locations, OnnxValue location) {
    this.graph = graph;
    this.locations = locations;
    this.scores = new LocationScores(locations);
    this.offsets = new OnnxValue[locations.dimension()];
    for (int d = 0; d < offsets.length; d++) {
      int axis = d;
      offsets[d] = location.column(d).minus(each(k -> locations.mean(k, axis)));
    }
  }

  /** E ln p(x | k), nats. */
  OnnxValue expected() {
    return each(scores::expectedConstant).minus(square(locations::precision).times(0.5));
  }

  /** The predictive log density, eq. (46), nats: of Student's t, or of a normal distribution. */
  OnnxValue logDensity() {
    OnnxValue square = square(k -> locations.predictive(k).scale().inverse());
    OnnxValue atCentre = each(k -> scores.logDensity(k, 0));
    if (Double.isInfinite(locations.predictive(0).df())) {
      return atCentre.minus(square.times(0.5));
    }
    OnnxValue ratio = square.over(each(k -> locations.predictive(k).df()));
    OnnxValue power = each(k -> 0.5 * (locations.predictive(k).df() + offsets.length));
    return atCentre.minus(power.times(ratio.logOfOnePlus()));
  }

  /** The squared distance from each centre by a matrix for each component. */
  private OnnxValue square(IntFunction<SymmetricMatrix> matrices) {
    SymmetricMatrix[] all = new SymmetricMatrix[locations.components()];
    Arrays.setAll(all, matrices);
    OnnxValue sum = null;
    for (int i = 0; i < offsets.length; i++) {
      for (int j = 0; j <= i; j++) {
        int row = i;
        int column = j;
        double twice = i == j ? 1 : 2;
        OnnxValue term =
            offsets[i].times(offsets[j]).times(each(k -> twice * all[k].get(row, column)));
        sum = sum == null ? term : sum.plus(term);
      }
    }
    return sum;
  }

  /** A number for each component, 1 x K. */
  private OnnxValue each(IntToDoubleFunction number) {
    return graph.row(locations.components(), number);
  }
}
