package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCutsTest {
  private static final long SMALLEST = 4096;

  private static List<double[]> clustered(int dimension, int n) {
    Random random = new Random(3);
    List<double[]> events = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double width = Math.pow(10, i % 4 - 2);
      double[] x = new double[dimension];
      for (int d = 0; d < dimension; d++) {
        x[d] = 100 * (i % 4) + width * random.nextGaussian();
      }
      events.add(x);
    }
    return events;
  }

  private static EventCurve curve(List<double[]> events) {
    double[] low = events.get(0).clone();
    double[] high = low.clone();
    for (double[] x : events) {
      for (int d = 0; d < low.length; d++) {
        low[d] = Math.min(low[d], x[d]);
        high[d] = Math.max(high[d], x[d]);
      }
    }
    return new EventCurve(low, high);
  }

  private static ChunkCuts cuts(List<double[]> events) {
    EventBuffer buffer = new EventBuffer(events.get(0).length);
    events.forEach(x -> buffer.add(x, 1, 1));
    return ChunkCuts.of(
        curve(events),
        events.size(),
        counts -> {
          counts.addAll(buffer);
          return counts;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void chunksHoldAboutAsManyEventsAsEachOther(int dimension) {
    List<double[]> events = clustered(dimension, 100_000);
    ChunkCuts cuts = cuts(events);
    long[] held = new long[cuts.chunks()];
    for (double[] x : events) {
      held[cuts.chunk(x, new int[dimension])]++;
    }
    for (int chunk = 0; chunk < held.length; chunk++) {
      assertThat(held[chunk]).isBetween(1L, SMALLEST);
    }
    assertThat(cuts.chunks()).isBetween(25, 50);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aRoundCountsNoMoreCellsThanTheDriverHolds(int dimension) {
    assertThat(ChunkCuts.levelsWithin(1, dimension)).isEqualTo(dimension == 2 ? 8 : 5);
    for (int cells = 1; cells < 1 << 21; cells += 1 + cells / 3) {
      int levels = ChunkCuts.levelsWithin(cells, dimension);
      assertThat(levels == 1 || (long) cells << levels * dimension <= 1 << 20).isTrue();
      assertThat(levels).isPositive();
    }
  }

  @Test
  void theOrderOfTheEventsDoesNotMatter() {
    List<double[]> events = clustered(2, 30_000);
    ChunkCuts cuts = cuts(events);
    List<double[]> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(8));
    assertThat(cuts(shuffled)).usingRecursiveComparison().isEqualTo(cuts);
  }

  @Test
  void manyEventsOnOnePlaceAreOneChunk() {
    List<double[]> events = clustered(2, 20_000);
    for (int i = 0; i < 30_000; i++) {
      events.add(new double[] {50, 60});
    }
    ChunkCuts cuts = cuts(events);
    int[] scratch = new int[2];
    int there = cuts.chunk(new double[] {50, 60}, scratch);
    assertThat(events.stream().filter(x -> cuts.chunk(x, scratch) == there)).hasSize(30_000);
    assertThat(cuts.chunks()).isGreaterThan(5);
  }

  @Test
  void fewEventsAreOneChunk() {
    ChunkCuts cuts = cuts(clustered(3, 4096));
    assertThat(cuts.chunks()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aKeyOfFewerLevelsBeginsThatOfMore(int dimension) {
    List<double[]> events = clustered(dimension, 500);
    EventCurve curve = curve(events);
    int[] scratch = new int[dimension];
    for (double[] x : events) {
      long full = curve.key(x, EventCurve.LEVELS, scratch);
      for (int levels = 1; levels < EventCurve.LEVELS; levels++) {
        assertThat(curve.key(x, levels, scratch))
            .isEqualTo(full >>> dimension * (EventCurve.LEVELS - levels));
      }
    }
  }
}
