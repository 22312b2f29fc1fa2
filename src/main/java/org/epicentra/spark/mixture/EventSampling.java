package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.catalog.EventBlock;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;

/**
 * A uniform sample of events that does not depend on how they are partitioned: an event is drawn
 * when a hash of (seed, location, strength, weight) is among the smallest. Events that agree in all
 * three are drawn together, as one whose weight is the sum of theirs.
 *
 * <p>Coordinates are taken in single precision, relative to the mean: cached ones carry the
 * rounding of their block's centre, which the hash must not see.
 */
final class EventSampling implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final double[] origin;
  private final long largestHash;

  /** One drawn value: events that agree in location, strength and weight. */
  private static final class Drawn implements Serializable {
    private static final long serialVersionUID = 1L;
    final long hash;
    final double[] x;
    final double strength;
    final double weight;
    long events;

    Drawn(long hash, double[] x, double strength, double weight) {
      this.hash = hash;
      this.x = x;
      this.strength = strength;
      this.weight = weight;
    }
  }

  private EventSampling(long seed, double[] origin, double share) {
    this.seed = seed;
    this.origin = origin;
    this.largestHash = share < 1 ? (long) (share * Long.MAX_VALUE) : Long.MAX_VALUE;
  }

  /**
   * @param size the most distinct events to draw, {@code >= 1}
   */
  static EventSample draw(JavaRDD<PartitionItem> items, EventProfile profile, long seed, int size) {
    double[] origin = new double[profile.dimension()];
    for (int d = 0; d < origin.length; d++) {
      origin[d] = (float) profile.mean(d);
    }
    // Six standard deviations above the wanted number, so that enough hashes lie below.
    double wanted = size + 6 * Math.sqrt(size);
    double share = wanted / profile.rows();
    List<Drawn> drawn = new EventSampling(seed, origin, share).collect(items);
    while (share < 1 && drawn.size() < size) {
      share *= Math.max(2, wanted / Math.max(1, drawn.size()));
      drawn = new EventSampling(seed, origin, share).collect(items);
    }
    return columns(drawn.subList(0, Math.min(size, drawn.size())), origin.length);
  }

  private List<Drawn> collect(JavaRDD<PartitionItem> items) {
    Map<Long, Drawn> merged = new HashMap<>();
    for (List<Drawn> partition : items.mapPartitions(this::drawPartition).collect()) {
      for (Drawn drawn : partition) {
        Drawn known = merged.putIfAbsent(drawn.hash, drawn);
        if (known != null) {
          known.events += drawn.events;
        }
      }
    }
    List<Drawn> sorted = new ArrayList<>(merged.values());
    sorted.sort(Comparator.comparingLong(drawn -> drawn.hash));
    return sorted;
  }

  private Iterator<List<Drawn>> drawPartition(Iterator<PartitionItem> items) {
    Map<Long, Drawn> drawn = new HashMap<>();
    float[] x = new float[origin.length];
    while (items.hasNext()) {
      if (items.next() instanceof PartitionItem.Events events) {
        events.chunk().blocks().forEach(block -> drawBlock(block, x, drawn));
      }
    }
    return List.<List<Drawn>>of(new ArrayList<>(drawn.values())).iterator();
  }

  private void drawBlock(EventBlock block, float[] x, Map<Long, Drawn> drawn) {
    for (int n = 0; n < block.size(); n++) {
      double strength = block.hasStrengths() ? block.strengths()[n] : Double.NaN;
      double weight = block.weights() == null ? 1.0 : block.weights()[n];
      long hash = RandomStream.mix(seed);
      for (int d = 0; d < x.length; d++) {
        x[d] = (float) (block.centre(d) + block.offsets(d)[n] - origin[d]);
        hash = RandomStream.mix(hash ^ Float.floatToIntBits(x[d] + 0.0f));
      }
      hash = RandomStream.mix(hash ^ Double.doubleToLongBits(strength));
      hash = RandomStream.mix(hash ^ Double.doubleToLongBits(weight)) >>> 1;
      if (hash <= largestHash) {
        keep(hash, x, strength, weight, drawn);
      }
    }
  }

  private void keep(long hash, float[] x, double strength, double weight, Map<Long, Drawn> drawn) {
    Drawn known = drawn.get(hash);
    if (known == null) {
      double[] location = new double[x.length];
      for (int d = 0; d < x.length; d++) {
        location[d] = origin[d] + x[d];
      }
      known = new Drawn(hash, location, strength, weight);
      drawn.put(hash, known);
    }
    known.events++;
  }

  private static EventSample columns(List<Drawn> drawn, int dimension) {
    double[] locations = new double[drawn.size() * dimension];
    double[] strengths = new double[drawn.size()];
    double[] weights = new double[drawn.size()];
    for (int n = 0; n < strengths.length; n++) {
      System.arraycopy(drawn.get(n).x, 0, locations, n * dimension, dimension);
      strengths[n] = drawn.get(n).strength;
      weights[n] = drawn.get(n).weight * drawn.get(n).events;
    }
    return new EventSample(dimension, locations, strengths, weights);
  }
}
