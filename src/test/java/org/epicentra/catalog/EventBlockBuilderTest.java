package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class EventBlockBuilderTest {
  @Property(tries = 30)
  void keepsEveryEventOnce(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 2000) int n, @ForAll boolean deep) {
    int dimension = deep ? 3 : 2;
    Random random = new Random(seed);
    EventBlockBuilder builder = new EventBlockBuilder(dimension);
    List<double[]> events = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] x = random.doubles(dimension, -5000, 5000).toArray();
      double strength = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(50);
      double weight = random.nextInt(4) == 0 ? 2.5 : 1;
      builder.add(x, strength, weight);
      events.add(event(x, strength, weight));
    }
    List<double[]> kept = new ArrayList<>();
    for (EventBlock block : builder.build()) {
      assertThat(block.size()).isBetween(1, EventBlock.CAPACITY);
      for (int i = 0; i < block.size(); i++) {
        double[] x = new double[dimension];
        for (int d = 0; d < dimension; d++) {
          double offset = block.offsets(d)[i];
          assertThat(Math.abs(offset)).isLessThanOrEqualTo(block.halfWidth(d));
          x[d] = block.centre(d) + offset;
        }
        double strength = block.hasStrengths() ? block.strengths()[i] : Double.NaN;
        kept.add(event(x, strength, block.weights() == null ? 1 : block.weights()[i]));
      }
    }
    assertThat(kept).hasSize(n);
    kept.sort(EventBlockBuilderTest::compare);
    events.sort(EventBlockBuilderTest::compare);
    for (int i = 0; i < n; i++) {
      assertThat(kept.get(i)).containsExactly(events.get(i), within(1e-9));
    }
  }

  @Test
  void takesTheSumsThatNoComponentChanges() {
    EventBlockBuilder builder = new EventBlockBuilder(2);
    builder.add(new double[] {0, 0}, 3, 1);
    builder.add(new double[] {4, 2}, 5, 2);
    EventBlock block = builder.build().get(0);
    assertThat(block.centre(0)).isEqualTo(2);
    assertThat(block.centre(1)).isEqualTo(1);
    assertThat(block.weightSum()).isEqualTo(3);
    assertThat(block.squaredOffsetSum()).isEqualTo(5 + 2 * 5);
    assertThat(block.logFactorialSum())
        .isCloseTo(Gamma.logGamma(4) + 2 * Gamma.logGamma(6), within(1e-13));
    assertThat(block.minStrength()).isEqualTo(3);
    assertThat(block.maxStrength()).isEqualTo(5);
  }

  @Test
  void blocksAreLocal() {
    Random random = new Random(1);
    EventBlockBuilder builder = new EventBlockBuilder(2);
    int n = 100 * EventBlock.CAPACITY;
    for (int i = 0; i < n; i++) {
      builder.add(random.doubles(2).toArray(), 1, 1);
    }
    double area = 0;
    for (EventBlock block : builder.build()) {
      area += 4 * block.halfWidth(0) * block.halfWidth(1);
    }
    // 100 blocks of a uniform unit square: boxes that did not overlap would sum to 1, scattered
    // ones to 100.
    assertThat(area).isLessThan(2);
  }

  /** A third of the events share their cells with others. */
  @Test
  void theOrderInWhichEventsAreAddedDoesNotMatter() {
    Random random = new Random(2);
    List<double[]> events = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      double x = i % 3 == 0 ? random.nextInt(5) : random.nextDouble();
      double weight = random.nextInt(1, 3);
      events.add(new double[] {x, random.nextInt(5), random.nextInt(4) - 1, weight});
    }
    List<List<EventBlock>> built = new ArrayList<>();
    for (int order = 0; order < 3; order++) {
      Collections.shuffle(events, random);
      EventBlockBuilder builder = new EventBlockBuilder(2);
      for (double[] e : events) {
        builder.add(new double[] {e[0], e[1]}, e[2] < 0 ? Double.NaN : e[2], e[3]);
      }
      built.add(builder.build());
    }
    assertThat(built.get(1)).usingRecursiveComparison().isEqualTo(built.get(0));
    assertThat(built.get(2)).usingRecursiveComparison().isEqualTo(built.get(0));
  }

  @Test
  void eventsOnOnePlaceMakeAFlatBlock() {
    EventBlockBuilder builder = new EventBlockBuilder(3);
    for (int i = 0; i < 300; i++) {
      builder.add(new double[] {7, -8, 9}, 4, 1);
    }
    List<EventBlock> blocks = builder.build();
    assertThat(blocks).extracting(EventBlock::size).containsExactly(256, 44);
    assertThat(blocks.get(0).halfWidth(0)).isZero();
    assertThat(blocks.get(0).centre(1)).isEqualTo(-8);
    assertThat(blocks.get(0).weights()).isNull();
  }

  private static double[] event(double[] x, double strength, double weight) {
    double[] event = Arrays.copyOf(x, x.length + 2);
    event[x.length] = Double.isNaN(strength) ? -1 : strength;
    event[x.length + 1] = weight;
    return event;
  }

  /** By coordinates rounded to what the block's centring may change. */
  private static int compare(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      int order = Long.compare(Math.round(a[i] * 1e7), Math.round(b[i] * 1e7));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
