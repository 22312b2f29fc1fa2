package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.TallyPlan;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.report.map.MapFrame;

/** Fits that were never made, with as many events and components as a test wants. */
final class FitFixture {
  static final ObjectMapper JSON = new ObjectMapper();

  /** What the events have. */
  enum Has {
    TIME,
    MAGNITUDE,
    STRENGTH
  }

  private final Projection projection;
  private final double[][] centres;
  private final MixturePosterior posterior;
  private final ObjectNode summary = JSON.createObjectNode();
  private String catalog = "events.csv";
  private ToDoubleFunction<RandomStream> strengths = random -> Math.floor(30 * random.nextDouble());
  private int zeros;
  private int impossible;
  private long outside;
  private boolean allBackground;

  FitFixture(Projection projection, double[][] centres) {
    this.projection = projection;
    this.centres = centres;
    int components = centres.length;
    MixturePrior prior =
        new MixturePrior(
            new DirichletWeights(1, components),
            CovarianceType.FULL.prior(0.003, centres[0], 0.05),
            CountPrior.poisson(1, 0.1),
            null);
    double[] rates = new double[components];
    Arrays.setAll(rates, k -> 3 + k % 17);
    posterior = MixturePosterior.start(prior, centres, rates);
    summarise();
  }

  /** The strengths of the events, in place of those from 0 to 29. */
  FitFixture strengths(ToDoubleFunction<RandomStream> law) {
    strengths = law;
    return this;
  }

  /** The first events have magnitudes of 0, and those after them 99. */
  FitFixture odd(int zeros, int impossible) {
    this.zeros = zeros;
    this.impossible = impossible;
    return this;
  }

  /** As many more events lie outside of the region. */
  FitFixture outside(long events) {
    outside = events;
    return this;
  }

  /** No event is assigned to a component. */
  FitFixture allBackground() {
    allBackground = true;
    return this;
  }

  private double magnitude(int n, RandomStream random) {
    double usual = 2 - Math.log10(random.nextDouble());
    return n < zeros ? 0 : n < zeros + impossible ? 99 : usual;
  }

  FitFixture catalog(String path) {
    catalog = path;
    return this;
  }

  ObjectNode summary() {
    return summary;
  }

  private void summarise() {
    summary.put("events", 1000).put("weightSum", 1000.0).put("strengthObserved", 1000);
    summary.put("iterations", 3).put("converged", true);
    ArrayNode elbo = summary.putArray("elbo");
    for (double bound : new double[] {-9000, -8500, -8400, -8390}) {
      elbo.add(bound);
    }
    summary.putObject("family").put("covarianceType", "full").put("counts", "poisson");
    summary.putObject("settings").put("components", centres.length).put("tau", "auto");
    ObjectNode moves = summary.putObject("moves").put("deletions", 1).put("merges", 0);
    moves.putArray("made").addObject().put("iteration", 1).put("deletions", 1).put("merges", 0);
    ArrayNode components = summary.putArray("components");
    for (int k = 0; k < centres.length; k++) {
      ObjectNode component = components.addObject().put("index", k);
      component.put("effectiveCount", 1000.0 / centres.length + 0.125 * k);
      component.put("weight", 1.0 / centres.length).put("rate", posterior.rate(k));
      component.putArray("weightInterval95").add(0.9 / centres.length).add(1.1 / centres.length);
      double[] interval = posterior.rateInterval95(k);
      component.putArray("rateInterval95").add(interval[0]).add(interval[1]);
      ArrayNode mean = component.putArray("mean");
      Arrays.stream(centres[k]).forEach(mean::add);
      component.putArray("axesKm").add(12.5).add(3.25);
      component.put("strike", 45.0);
      if (projection.hasGeography()) {
        double[] position = projection.inverse(centres[k]);
        component.put("longitude", position[0]).put("latitude", position[1]);
        component.put("depth", position[2]);
      }
    }
  }

  /** The facts of some events about the components, drawn with a fixed seed. */
  FitFacts facts(int events, Has... columns) {
    List<Has> has = List.of(columns);
    double[] weights = new double[centres.length];
    Arrays.fill(weights, 1);
    MapPlane plane = MapPlane.of(projection, centres, weights);
    AssignedEvents.Event[] drawn = new AssignedEvents.Event[events];
    EventExtents extents = new EventExtents();
    for (int n = 0; n < events; n++) {
      RandomStream random = RandomStream.of(3, "fixture", 0, n);
      double[] x = centres[n % centres.length].clone();
      for (int d = 0; d < x.length; d++) {
        x[d] += 20 * random.nextGaussian();
      }
      drawn[n] =
          new AssignedEvents.Event(
              plane.place(x),
              has.contains(Has.TIME) ? 1_700_000_000_000_000L + n * 60_000_000L : null,
              has.contains(Has.MAGNITUDE) ? magnitude(n, random) : Double.NaN,
              has.contains(Has.STRENGTH) ? strengths.applyAsDouble(random) : Double.NaN);
      extents.add(drawn[n].place(), drawn[n].micros(), drawn[n].strength());
    }
    MapFrame frame = MapFrame.about(extents, plane.hasGeography(), 900);
    TallyPlan plan = TallyPlan.of(extents, centres.length, frame.box(), plane.isDeep());
    AssignedEvents assigned = new AssignedEvents(plan);
    for (int n = 0; n < events; n++) {
      double[] responsibilities = new double[centres.length];
      responsibilities[n % centres.length] = 1;
      int component = allBackground ? MixtureScorer.BACKGROUND : n % centres.length;
      assigned.add(drawn[n], component, responsibilities, 0);
    }
    FitFacts.Origin origin =
        new FitFacts.Origin(
            List.of(catalog),
            events + outside,
            outside,
            new FitFacts.SourceRecords(
                events + outside + 10L,
                Map.of("latitude missing", 3L),
                Map.of("an earlier revision", 2L),
                Map.of("quarry blast", 5L),
                Map.of("event type not told, taken as earthquake", 4L)),
            "00ff",
            Map.of("Epicentra", "1"));
    return new FitFacts(summary, posterior, projection, plane, frame, extents, assigned, origin);
  }
}
