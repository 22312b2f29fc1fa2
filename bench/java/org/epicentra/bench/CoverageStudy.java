package org.epicentra.bench;

import java.util.Arrays;
import java.util.Locale;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.CoordinateAscent;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Strengths;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.truth.TruthSettings;
import org.epicentra.mixture.truth.TruthSettings.Variant;

/**
 * How often the 95 % intervals of the default family hold the truth, by how far clusters overlap:
 * simulated catalogs of 300 to 1000 events in two or three elongated clusters and a background,
 * with negative binomial strengths, fitted with such strengths and with Poisson ones, and with a
 * prior that expects thinner clusters. Each fit starts at the true centres, so that component k is
 * cluster k, and ends without moves. Prints a table.
 *
 * <p>An axis is a function of the covariance, whose posterior is inverse Wishart: its interval is
 * between quantiles of draws.
 */
public final class CoverageStudy {
  private static final double[][] PLACES = {{0, 0}, {1, 0}, {0.5, Math.sqrt(0.75)}};
  private static final double DISPERSION = 1.5;
  private static final double SHARE = 0.1;
  private static final double LEVEL = 0.95;
  private static final int AXIS_DRAWS = 400;
  private static final int MOST_ITERATIONS = 1000;
  private static final double TOLERANCE = 1e-9;

  /** How far clusters lie apart, in standard deviations (the geometric mean over the axes). */
  private enum Overlap {
    SEPARATE(12),
    TOUCHING(5),
    OVERLAPPING(2.5);

    private final double spacing;

    Overlap(double spacing) {
      this.spacing = spacing;
    }
  }

  /** The fits of each catalog. */
  private enum Fitted {
    POISSON("Poisson", CountType.POISSON, null),
    DEFAULT("negative binomial", CountType.NEGATIVE_BINOMIAL, null),
    /** Expects widths of a tenth of a cluster's, where the default takes them from the events. */
    NARROW("negative binomial, tau 100", CountType.NEGATIVE_BINOMIAL, 100.0);

    private final String label;
    private final CountType counts;
    private final Double tau;

    Fitted(String label, CountType counts, Double tau) {
      this.label = label;
      this.counts = counts;
      this.tau = tau;
    }
  }

  /** What one kind of fit has covered. */
  private static final class Tally {
    private final int[] covered = new int[5];
    private int clusters;
    private int catalogs;
    private double dispersions;
  }

  private final int catalogs;

  private CoverageStudy(int catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * @param args the number of catalogs
   */
  public static void main(String[] args) {
    new CoverageStudy(Integer.parseInt(args[0])).run();
  }

  private void run() {
    long start = System.nanoTime();
    Tally[][] tallies = new Tally[Overlap.values().length][Fitted.values().length];
    for (Tally[] row : tallies) {
      Arrays.setAll(row, i -> new Tally());
    }
    for (int i = 0; i < catalogs; i++) {
      Overlap overlap = Overlap.values()[i % 3];
      MixtureTruth truth = truth(overlap, 2 + i / 3 % 2, i);
      RandomStream random = RandomStream.of(i, "coverage size", 0, 0);
      EventSample events = events(truth, 300 + (int) (701 * random.nextDouble()), i);
      for (Fitted fitted : Fitted.values()) {
        MixturePosterior posterior = fit(truth, events, fitted);
        count(tallies[overlap.ordinal()][fitted.ordinal()], truth, posterior, i);
      }
    }
    print(tallies);
    System.out.printf(Locale.ROOT, "%n%,d catalogs, %.0f s%n", catalogs, seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Axis ratios up to 4, weights of a Dirichlet distribution, rates of mean 12. */
  private static MixtureTruth truth(Overlap overlap, int clusters, long seed) {
    Variant variant = new Variant(4, 5, DISPERSION, false, SHARE, 0);
    TruthSettings settings = new TruthSettings(clusters, 0, 1, 12, variant);
    MixtureTruth drawn = settings.draw(seed);
    double[][] centres = new double[clusters][];
    for (int k = 0; k < clusters; k++) {
      centres[k] = new double[] {overlap.spacing * PLACES[k][0], overlap.spacing * PLACES[k][1]};
    }
    double[][] box = settings.box(centres);
    return new MixtureTruth(
        drawn.pi(),
        centres,
        drawn.scatter(),
        new Strengths(drawn.rates(), DISPERSION, false),
        new Noise(SHARE, Region.box(box[0], box[1]), drawn.noise().rate()));
  }

  private static EventSample events(MixtureTruth truth, int rows, long seed) {
    MixtureSampler sampler = truth.sampler(seed);
    double[] locations = new double[2 * rows];
    double[] strengths = new double[rows];
    double[] weights = new double[rows];
    for (int n = 0; n < rows; n++) {
      MixtureSampler.Draw draw = sampler.draw(n);
      System.arraycopy(draw.location(), 0, locations, 2 * n, 2);
      strengths[n] = draw.strength();
      weights[n] = 1;
    }
    return new EventSample(2, locations, strengths, weights);
  }

  private static MixturePosterior fit(MixtureTruth truth, EventSample events, Fitted fitted) {
    MixtureFamily all = MixtureFamily.DEFAULT;
    MixtureFamily family =
        new MixtureFamily(
            all.covariance(), all.weights(), null, fitted.counts, null, false, true, null, 0);
    MixtureSettings settings =
        new MixtureSettings(
            truth.components(),
            MixtureSettings.DEFAULT_INIT,
            1,
            1,
            MOST_ITERATIONS,
            TOLERANCE,
            Acceleration.SQUAREM,
            Moves.NONE);
    LocalEvents pass = new LocalEvents(events);
    EventProfile profile = new EventProfile(2, 1000);
    for (int n = 0; n < events.size(); n++) {
      profile.add(events.location(n), events.strengths()[n], 1);
    }
    MixtureStart start =
        MixtureStart.prepare(
            profile,
            events,
            new PriorSpecification(null, fitted.tau, null, null, null, null, family),
            settings,
            pass.strengths(),
            new InitialCentres(truth.centres(), null));
    return CoordinateAscent.fit(pass, start.starts(), settings, iteration -> {}).posterior();
  }

  private static void count(Tally tally, MixtureTruth truth, MixturePosterior q, long seed) {
    tally.catalogs++;
    tally.dispersions += q.counts().dispersion();
    for (int k = 0; k < truth.components(); k++) {
      MultivariateStudentT centre = q.locations().centre(k);
      double[] axes = deviations(truth.scatter().covariances().get(k));
      double[][] intervals = axisIntervals(q, k, RandomStream.of(seed, "coverage axes", 0, k));
      tally.clusters++;
      boolean[] held = {
        holds(q.rateInterval95(k), truth.rates()[k]),
        holds(q.weightInterval95(k), truth.weight(k)),
        centre.squaredDistance(truth.centres()[k]) <= centre.ellipseQuantile(LEVEL),
        holds(intervals[0], axes[0]),
        holds(intervals[1], axes[1])
      };
      for (int i = 0; i < held.length; i++) {
        tally.covered[i] += held[i] ? 1 : 0;
      }
    }
  }

  private static boolean holds(double[] interval, double value) {
    return interval[0] <= value && value <= interval[1];
  }

  /** The standard deviations along the axes of a 2 x 2 covariance, longest first. */
  private static double[] deviations(SymmetricMatrix covariance) {
    double[] values = covariance.eigen().values();
    return new double[] {Math.sqrt(values[0]), Math.sqrt(values[1])};
  }

  private static double[][] axisIntervals(MixturePosterior q, int k, RandomStream random) {
    double degrees = q.locations().predictive(k).df() + 1;
    double[] root =
        q.locations().covariance(k).times(degrees - 3).inverse().cholesky(); // of S_k^-1
    double[][] draws = new double[2][AXIS_DRAWS];
    for (int i = 0; i < AXIS_DRAWS; i++) {
      double[] axes = deviations(precision(root, degrees, random).inverse());
      draws[0][i] = axes[0];
      draws[1][i] = axes[1];
    }
    double[][] intervals = new double[2][];
    for (int d = 0; d < 2; d++) {
      Arrays.sort(draws[d]);
      int tail = (int) Math.round(AXIS_DRAWS * (1 - LEVEL) / 2);
      intervals[d] = new double[] {draws[d][tail - 1], draws[d][AXIS_DRAWS - tail]};
    }
    return intervals;
  }

  /** A Wishart draw L A A' L' by the decomposition of M. S. Bartlett (1933). */
  private static SymmetricMatrix precision(double[] root, double degrees, RandomStream random) {
    double first = Math.sqrt(Gamma.of(degrees / 2, 0.5).sample(random));
    double second = Math.sqrt(Gamma.of((degrees - 1) / 2, 0.5).sample(random));
    double cross = random.nextGaussian();
    double[] left = {root[0] * first, root[1] * first + root[2] * cross};
    double[] right = {0, root[2] * second};
    return SymmetricMatrix.scaledIdentity(2, 0).plusOuter(left, 1).plusOuter(right, 1);
  }

  private static void print(Tally[][] tallies) {
    System.out.println(
        "| clusters | counts fitted as | clusters | rate | weight | centre | long axis | short axis |"
            + " mean dispersion |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
    for (Overlap overlap : Overlap.values()) {
      for (Fitted fitted : Fitted.values()) {
        Tally tally = tallies[overlap.ordinal()][fitted.ordinal()];
        StringBuilder row = new StringBuilder();
        for (int covered : tally.covered) {
          row.append(String.format(Locale.ROOT, " %.3f |", covered / (double) tally.clusters));
        }
        System.out.printf(
            Locale.ROOT,
            "| %s, %s sd apart | %s | %d |%s %s |%n",
            overlap.name().toLowerCase(Locale.ROOT),
            overlap.spacing,
            fitted.label,
            tally.clusters,
            row,
            fitted == Fitted.POISSON
                ? "-"
                : String.format(Locale.ROOT, "%.2f", tally.dispersions / tally.catalogs));
      }
    }
  }
}
