package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;

/**
 * The squared extrapolation of the sufficient statistics, eq. (51). R. Varadhan, C. Roland, "Simple
 * and globally convergent methods for accelerating the convergence of any EM algorithm",
 * Scandinavian Journal of Statistics 35 (2008), doi:10.1111/j.1467-9469.2007.00585.x.
 *
 * <p>Three sums in a row, each from a pass at the posterior that the one before gave, make one
 * further on. The ascent checks what it leads to, and goes on from the third where that is worse.
 */
final class Extrapolation {
  private static final int HALVINGS = 40;

  private final List<MixtureSums> chain = new ArrayList<>();

  /** Takes the sums of a pass. */
  void add(MixtureSums sums) {
    chain.add(sums);
  }

  /** Forgets all but the last sums, from which the ascent goes on. */
  void restart() {
    MixtureSums last = chain.get(chain.size() - 1);
    chain.clear();
    chain.add(last);
  }

  /** Forgets everything. */
  void clear() {
    chain.clear();
  }

  /** Whether there are three sums in a row. */
  boolean isReady() {
    return chain.size() == 3;
  }

  /** Begins anew from extrapolated sums, and those of the pass at the posterior that they gave. */
  void begin(MixtureSums extrapolated, MixtureSums sums) {
    chain.clear();
    chain.add(extrapolated);
    chain.add(sums);
  }

  /** The sums further on, about the origins of the third; the third itself where none are. */
  MixtureSums further() {
    MixtureSums last = chain.get(2);
    double[] first = flat(chain.get(0).about(last));
    double[] second = flat(chain.get(1).about(last));
    double[] third = flat(last);
    double[] scales = scales(last, third);
    double[] step = new double[first.length];
    double[] change = new double[first.length];
    double stepSize = 0;
    double changeSize = 0;
    for (int i = 0; i < first.length; i++) {
      step[i] = second[i] - first[i];
      change[i] = third[i] - 2 * second[i] + first[i];
      stepSize += square(step[i] / scales[i]);
      changeSize += square(change[i] / scales[i]);
    }
    double length = changeSize > 0 ? Math.max(1, Math.sqrt(stepSize / changeSize)) : 1;
    for (int halving = 0; halving < HALVINGS && length > 1 + 1e-9; halving++) {
      double[] beyond = new double[first.length];
      for (int i = 0; i < first.length; i++) {
        beyond[i] = first[i] + 2 * length * step[i] + length * length * change[i];
      }
      MixtureSums sums = unflat(last, beyond);
      if (isFeasible(sums)) {
        return sums;
      }
      length = 1 + (length - 1) / 2;
    }
    return last;
  }

  private static double square(double value) {
    return value * value;
  }

  private static boolean isFeasible(MixtureSums sums) {
    StrengthSums strengths = sums.strengths();
    for (int k = 0; k < strengths.components(); k++) {
      if (!(strengths.events(k) >= 0 && strengths.strengths(k) >= 0)) {
        return false;
      }
    }
    return sums.background() >= 0 && sums.locations().areFeasible();
  }

  /** All numbers: R, first and second moments, R°, L, R_0. */
  private static double[] flat(MixtureSums sums) {
    double[] locations = sums.locations().flat();
    StrengthSums strengths = sums.strengths();
    int classes = strengths.components();
    double[] flat = Arrays.copyOf(locations, locations.length + 2 * classes + 1);
    for (int k = 0; k < classes; k++) {
      flat[locations.length + k] = strengths.events(k);
      flat[locations.length + classes + k] = strengths.strengths(k);
    }
    flat[flat.length - 1] = sums.background();
    return flat;
  }

  private static MixtureSums unflat(MixtureSums like, double[] flat) {
    int classes = like.strengths().components();
    int strengths = flat.length - 2 * classes - 1;
    LocationSums locations = like.locations().of(flat);
    return new MixtureSums(
        locations,
        new StrengthSums(
            Arrays.copyOfRange(flat, strengths, strengths + classes),
            Arrays.copyOfRange(flat, strengths + classes, strengths + 2 * classes)),
        flat[flat.length - 1]);
  }

  /** Of each number of the locations what kind of sum it is, from 0: weights, or one moment. */
  private static int[] kinds(LocationSums sums) {
    int components = sums.components();
    int dimension = sums.dimension();
    int entries = dimension * (dimension + 1) / 2;
    int[] kinds = new int[sums.flat().length];
    int second = components * (1 + dimension);
    for (int i = components; i < kinds.length; i++) {
      kinds[i] =
          i < second
              ? 1 + (i - components) % dimension
              : 1 + dimension + (sums.moments() == SecondMoments.FULL ? (i - second) % entries : 0);
    }
    return kinds;
  }

  /** For each number the mean size of its kind, so that no kind outweighs the others. */
  private static double[] scales(MixtureSums sums, double[] flat) {
    int classes = sums.strengths().components();
    int[] kinds = kinds(sums.locations());
    double[] scales = new double[flat.length];
    int kindsOfLocations = 1;
    for (int kind : kinds) {
      kindsOfLocations = Math.max(kindsOfLocations, kind + 1);
    }
    double[] sizes = new double[kindsOfLocations + 3];
    int[] of = new int[flat.length];
    int[] members = new int[sizes.length];
    for (int i = 0; i < flat.length; i++) {
      int strength = i - kinds.length;
      of[i] =
          strength < 0
              ? kinds[i]
              : kindsOfLocations + (strength < classes ? 0 : strength < 2 * classes ? 1 : 2);
      sizes[of[i]] += Math.abs(flat[i]);
      members[of[i]]++;
    }
    for (int i = 0; i < flat.length; i++) {
      double mean = sizes[of[i]] / members[of[i]];
      scales[i] = mean > 0 ? mean : 1;
    }
    return scales;
  }
}
