package org.epicentra.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;

/**
 * The scores of events under a fitted mixture: what {@link MixtureScorer} computes, in double
 * precision, for any number of events at once.
 *
 * <p>Inputs are {@code location}, rows x D, and {@code strength}, rows, a count or NaN where it is
 * not known. Outputs have the names of the columns of {@code cavi predict}. A strength that no
 * event can have makes them NaN, and {@code component} {@value #IMPOSSIBLE}.
 */
public final class MixtureGraph {
  /** The component of an event whose strength is impossible. */
  public static final int IMPOSSIBLE = -2;

  /** Below every share that counts. */
  private static final double NOTHING = Double.MIN_NORMAL;

  private final MixturePosterior posterior;
  private final MixtureScorer scorer;
  private final int components;
  private final OnnxGraph graph = new OnnxGraph("mixture");

  /**
   * @param posterior of any family
   */
  public MixtureGraph(MixturePosterior posterior) {
    this.posterior = posterior;
    this.scorer = new MixtureScorer(posterior);
    this.components = posterior.components();
  }

  /**
   * Writes the graph; once.
   *
   * @param properties what else its users need to know, such as the projection
   * @return what it takes and gives
   */
  public GraphSignature write(Map<String, String> properties, OutputStream out) throws IOException {
    int dimension = posterior.dimension();
    OnnxValue location =
        graph.input(
            "location", OnnxType.DOUBLE, "coordinates, in those of the projection", dimension);
    OnnxValue strength =
        graph
            .input("strength", OnnxType.DOUBLE, "a count, or NaN where it is not known")
            .asColumn();
    LocationGraph locations = new LocationGraph(graph, posterior.locations(), location);
    CountGraph counts = new CountGraph(graph, posterior.counts(), strength);
    OnnxValue possible = counts.isPossible();
    OnnxValue inside = posterior.background() == null ? null : inside(location);

    OnnxValue logRho = classes(locations.expected(), counts.expected(), this::expected, inside);
    OnnxValue logShares =
        classes(locations.logDensity(), counts.logPredictive(), this::predictive, inside);
    OnnxValue shares = possible.choose(logRho.softmax(), Double.NaN);
    outputs(shares, possible);
    graph.output(
        "log_density",
        possible.choose(logShares.logSumExp(), Double.NaN).asRows(),
        "the log predictive density, nats, per unit^D of the coordinates");
    return graph.write(
        "A variational mixture of earthquakes: the components that events belong to, and their"
            + " density.",
        properties,
        out);
  }

  /** What neither the place nor the strength changes of log rho, but for the place's constant. */
  private double expected(int k) {
    return k < components
        ? posterior.expectedLogWeight(k)
        : posterior.background().expectedLog() + posterior.prior().background().logDensity();
  }

  /** The log weight in the predictive density, with the background's own density. */
  private double predictive(int k) {
    return Math.log(scorer.weight(k));
  }

  /**
   * Adds up logarithms for each class; where an event is not in the region of the background, its
   * is minus infinity.
   *
   * @param ofLocation rows x K
   * @param ofCount rows x C
   * @param constant of each class
   * @param inside rows x 1; null without a background
   * @return rows x C
   */
  private OnnxValue classes(
      OnnxValue ofLocation, OnnxValue ofCount, IntToDoubleFunction constant, OnnxValue inside) {
    OnnxValue sum = ofCount.plus(graph.row(posterior.classes(), constant));
    if (inside == null) {
      return sum.plus(ofLocation);
    }
    return sum.columnsBefore(components)
        .plus(ofLocation)
        .beside(inside.choose(sum.column(components), Double.NEGATIVE_INFINITY));
  }

  /** Whether events lie in the background's region, rows x 1: an input where it is no box. */
  private OnnxValue inside(OnnxValue location) {
    Optional<double[][]> corners = posterior.prior().background().region().corners();
    if (corners.isEmpty()) {
      return graph
          .input("in_region", OnnxType.BOOL, "whether the event lies in the background's region")
          .asColumn();
    }
    double[] low = corners.get()[0];
    double[] high = corners.get()[1];
    OnnxValue inside = location.column(0).within(low[0], high[0]);
    for (int d = 1; d < low.length; d++) {
      inside = inside.and(location.column(d).within(low[d], high[d]));
    }
    return inside;
  }

  private void outputs(OnnxValue shares, OnnxValue possible) {
    OnnxValue best = shares.indexOfGreatest();
    OnnxValue isComponent = graph.apply("Less", OnnxType.BOOL, best, graph.integers(components));
    OnnxValue component =
        possible.choose(isComponent.choose(best, MixtureScorer.BACKGROUND), IMPOSSIBLE);
    graph.output(
        "component",
        component.asRows(),
        "the component with the largest probability, from 0; -1 the background, -2 where the"
            + " strength is one that no event has");
    graph.output("probability", shares.greatest().asRows(), "the probability of that component");
    OnnxValue entropy = shares.times(shares.atLeast(NOTHING).log()).sum().negative();
    graph.output("entropy", entropy.asRows(), "how undecided the assignment is, nats");
    boolean hasBackground = posterior.background() != null;
    OnnxValue background = hasBackground ? shares.column(components) : shares.column(0).times(0);
    graph.output("background", background.asRows(), "the probability of the background");
    graph.output(
        "responsibilities",
        hasBackground ? shares.columnsBefore(components) : shares,
        "the probability of each component",
        components);
  }
}
