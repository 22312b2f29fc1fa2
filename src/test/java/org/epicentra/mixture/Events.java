package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.MixtureSampler.Draw;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;

/** Small data sets for tests, and fits of them. */
public final class Events {
  private Events() {}

  /** Events from rows of coordinates; strengths may hold NaN; weights null for all 1. */
  public static EventSample of(double[][] x, double[] strengths, double[] weights) {
    int dimension = x[0].length;
    double[] locations = new double[x.length * dimension];
    double[] ones = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      System.arraycopy(x[n], 0, locations, n * dimension, dimension);
      ones[n] = 1;
    }
    return new EventSample(dimension, locations, strengths, weights == null ? ones : weights);
  }

  /** n draws of a sampler, each of weight 1. */
  static EventSample drawn(MixtureSampler sampler, int n) {
    double[][] x = new double[n][];
    double[] strengths = new double[n];
    for (int i = 0; i < n; i++) {
      Draw draw = sampler.draw(i);
      x[i] = draw.location();
      strengths[i] = draw.strength();
    }
    return of(x, strengths, null);
  }

  /** n events of D coordinates in clumps, with odd weights and a fifth of the strengths missing. */
  public static EventSample clumped(long seed, int n, int dimension) {
    double[][] x = new double[n][dimension];
    double[] strengths = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      RandomStream random = RandomStream.of(seed, "clumps", 0, i);
      int clump = (int) (random.nextDouble() * 5);
      for (int d = 0; d < dimension; d++) {
        double centre = 30 * RandomStream.of(seed, "clump", d, clump).nextGaussian();
        x[i][d] = 50 + centre + (1 + clump) * random.nextGaussian();
      }
      strengths[i] =
          random.nextDouble() < 0.2 ? Double.NaN : Math.floor(-9 * Math.log(random.nextDouble()));
      weights[i] = 0.1 + 2 * random.nextDouble();
    }
    return of(x, strengths, weights);
  }

  /** n events at 20 sites within 15,000 km of the origin, sigma km about them on each axis. */
  static EventSample sites(long seed, int n, int dimension, double sigma) {
    double[][] x = new double[n][dimension];
    double[] strengths = new double[n];
    for (int i = 0; i < n; i++) {
      RandomStream random = RandomStream.of(seed, "sites", 0, i);
      int site = (int) (random.nextDouble() * 20);
      for (int d = 0; d < dimension; d++) {
        double centre = 30_000 * (RandomStream.of(seed, "site", d, site).nextDouble() - 0.5);
        x[i][d] = centre + sigma * random.nextGaussian();
      }
      strengths[i] = Math.floor(20 * random.nextDouble());
    }
    return of(x, strengths, null);
  }

  public static EventProfile profile(EventSample events) {
    EventProfile profile = new EventProfile(events.dimension(), 1000);
    for (int n = 0; n < events.size(); n++) {
      profile.add(events.location(n), events.strengths()[n], events.weights()[n]);
    }
    return profile;
  }

  /** How often each strength occurs. */
  public static StrengthHistogram strengths(EventSample events) {
    StrengthHistogram histogram = new StrengthHistogram();
    for (int n = 0; n < events.size(); n++) {
      histogram.add(events.strengths()[n], events.weights()[n]);
    }
    return histogram;
  }

  /** Default starts for K components. */
  static MixtureStart start(EventSample events, MixtureSettings settings) {
    return MixtureStart.prepare(
        profile(events), events, PriorSpecification.defaults(), settings, null, null);
  }

  /** Default starts of a model of the family. */
  public static MixtureStart start(
      EventSample events, MixtureFamily family, MixtureSettings settings) {
    return MixtureStart.prepare(
        profile(events),
        events,
        PriorSpecification.defaults(family),
        settings,
        strengths(events),
        null);
  }

  /** A fit from default starts. */
  static MixtureFit fit(EventSample events, MixtureSettings settings) {
    return fit(events, start(events, settings).starts(), settings);
  }

  static MixtureFit fit(
      EventSample events, List<MixturePosterior> starts, MixtureSettings settings) {
    return CoordinateAscent.fit(blockPass(events, 2), starts, settings, iteration -> {});
  }

  /** The pass of the running code, its events dealt out to partitions in turn. */
  static InMemoryDataPass blockPass(EventSample events, int partitions) {
    return blockPass(events, partitions, KernelKind.BEST);
  }

  static InMemoryDataPass blockPass(EventSample events, int partitions, KernelKind kind) {
    List<List<EventBlock>> blocks = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      EventBlockBuilder builder = new EventBlockBuilder(events.dimension());
      for (int n = p; n < events.size(); n += partitions) {
        builder.add(events.location(n), events.strengths()[n], events.weights()[n]);
      }
      blocks.add(builder.build());
    }
    return new InMemoryDataPass(blocks, kind);
  }

  /** One E-step. */
  static MixtureStatistics pass(EventSample events, MixturePosterior posterior) {
    return blockPass(events, 1).run(List.of(posterior)).get(0);
  }
}
