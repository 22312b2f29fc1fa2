package org.epicentra.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.epicentra.distribution.ConfidenceSequence;
import org.epicentra.distribution.PairedBootstrap;
import org.epicentra.distribution.PairedGain;
import org.epicentra.job.retrain.Comparison;

/**
 * How often the intervals of {@code retrain} miss the true gain, and how often its rule promotes a
 * challenger that it should not: simulated differences of known mean 0, with the classes that the
 * command uses. Prints two tables.
 */
public final class PromotionSimulation {
  private static final double SIGMA = 1.5;
  private static final int NIGHTS = 365;
  private static final int WINDOW = 14;
  private static final int[] COUNTS = {30, 100, 300, 1000};
  private static final int RESAMPLES = 1000;

  private final int rounds;
  private long seed;

  private PromotionSimulation(int rounds) {
    this.rounds = rounds;
  }

  /** What the differences are distributed as; their mean is 0. */
  private enum Shape {
    NORMAL,
    /** The exponential of a Normal with standard deviation 1.5. */
    SKEWED_UP,
    SKEWED_DOWN;

    double draw(Random random) {
      double normal = random.nextGaussian();
      double skewed = Math.exp(SIGMA * normal) - Math.exp(SIGMA * SIGMA / 2);
      return this == NORMAL ? normal : this == SKEWED_UP ? skewed : -skewed;
    }
  }

  /**
   * @param args the number of simulated comparisons; a hundredth as many years are simulated with
   *     the interval of each night, and a fifth as many with that of all nights
   */
  public static void main(String[] args) {
    PromotionSimulation simulation = new PromotionSimulation(Integer.parseInt(args[0]));
    simulation.coverage();
    simulation.years();
  }

  private void coverage() {
    System.out.printf("Intervals of one night, %,d simulated%n", rounds);
    System.out.println(
        "| differences | events | covers the mean | lies above it | lies below it |");
    System.out.println("|---|---:|---:|---:|---:|");
    for (Shape shape : new Shape[] {Shape.NORMAL, Shape.SKEWED_UP}) {
      for (int count : COUNTS) {
        int above = 0;
        int below = 0;
        for (int round = 0; round < rounds; round++) {
          double[] ends = interval(shape, count);
          above += ends[0] > 0 ? 1 : 0;
          below += ends[1] < 0 ? 1 : 0;
        }
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %.1f %% | %.1f %% | %.1f %% |%n",
            shape,
            count,
            100.0 * (rounds - above - below) / rounds,
            100.0 * above / rounds,
            100.0 * below / rounds);
      }
    }
  }

  private double[] interval(Shape shape, int count) {
    Random random = new Random(seed++);
    PairedBootstrap bootstrap = new PairedBootstrap(RESAMPLES, seed);
    for (int i = 0; i < count; i++) {
      bootstrap.add(i, shape.draw(random), 1);
    }
    return Comparison.interval(bootstrap);
  }

  /**
   * Models that are equal, under {@code --min-gain 0}; or, what is the same, challengers that are
   * worse by just the allowed loss, under the default rule.
   */
  private void years() {
    int years = Math.max(1, rounds / 100);
    int more = Math.max(1, rounds / 5);
    System.out.printf(
        "%nYears of %d nights with equal models, %,d simulated, with --sequential %,d%n",
        NIGHTS, years, more);
    System.out.println(
        "| differences | events a night | challengers | false promotions a year | years with any"
            + " | with `--sequential`, years with any |");
    System.out.println("|---|---:|---|---:|---:|---:|");
    for (Shape shape : Shape.values()) {
      for (int perNight : new int[] {10, 40}) {
        for (boolean alike : new boolean[] {true, false}) {
          year(shape, perNight, alike, years, more);
        }
      }
    }
  }

  private void year(Shape shape, int perNight, boolean alike, int years, int more) {
    long promotions = 0;
    int any = 0;
    int anySequential = 0;
    for (int year = 0; year < years; year++) {
      int promoted = promotions(shape, perNight, alike);
      promotions += promoted;
      any += promoted > 0 ? 1 : 0;
    }
    for (int year = 0; year < more; year++) {
      anySequential += everPromoted(shape, perNight) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.1f | %.1f %% | %.1f %% |%n",
        shape,
        perNight,
        alike ? "alike" : "unlike",
        (double) promotions / years,
        100.0 * any / years,
        100.0 * anySequential / more);
  }

  /**
   * The nights whose interval lies above 0. Alike challengers differ from the champion by the same
   * amount at each event; unlike ones by another every night.
   */
  private int promotions(Shape shape, int perNight, boolean alike) {
    Random random = new Random(seed++);
    double[] window = new double[WINDOW * perNight];
    Arrays.setAll(window, i -> shape.draw(random));
    int promoted = 0;
    for (int night = 0; night < NIGHTS; night++) {
      PairedBootstrap bootstrap = new PairedBootstrap(RESAMPLES, 1);
      for (int i = 0; i < window.length; i++) {
        bootstrap.add(((long) night * perNight) + i, window[i], 1);
      }
      promoted += Comparison.interval(bootstrap)[0] > 0 ? 1 : 0;
      int kept = alike ? window.length - perNight : 0;
      System.arraycopy(window, window.length - kept, window, 0, kept);
      for (int i = kept; i < window.length; i++) {
        window[i] = shape.draw(random);
      }
    }
    return promoted;
  }

  /** Whether the time-uniform interval lies above 0 on any night: each event counts once. */
  private boolean everPromoted(Shape shape, int perNight) {
    Random random = new Random(seed++);
    PairedGain gain = new PairedGain();
    for (int night = 0; night < NIGHTS; night++) {
      int fresh = night == 0 ? WINDOW * perNight : perNight;
      for (int i = 0; i < fresh; i++) {
        gain.add(shape.draw(random), 1);
      }
      if (ConfidenceSequence.interval(gain, Comparison.LEVEL)[0] > 0) {
        return true;
      }
    }
    return false;
  }
}
