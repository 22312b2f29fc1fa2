package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SumTreeTest {
  /** The order of the additions is written out, so that another order is another text. */
  private static String sum(String one, String other) {
    return "(" + one + " " + other + ")";
  }

  private static SumTree<String> tree() {
    return new SumTree<>(SumTree.UNKNOWN, SumTreeTest::sum);
  }

  @Test
  void neighboursAreAddedFirst() {
    SumTree<String> tree = tree();
    for (int part = 0; part < 7; part++) {
      tree.add(part, String.valueOf(part));
    }
    assertThat(SumTree.total(List.of(tree), SumTreeTest::sum))
        .isEqualTo("(((0 1) (2 3)) ((4 5) 6))");
    assertThat(SumTree.total(List.of(tree()), SumTreeTest::sum)).isNull();
  }

  @Property(tries = 200)
  void whereThePartsAreDoesNotMatter(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int parts,
      @ForAll @IntRange(min = 1, max = 9) int partitions) {
    Random random = new Random(seed);
    SumTree<String> whole = tree();
    List<SumTree<String>> trees = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      trees.add(tree());
    }
    for (int part = 0; part < parts; part++) {
      whole.add(part, String.valueOf(part));
      trees.get(random.nextInt(partitions)).add(part, String.valueOf(part));
    }
    Collections.shuffle(trees, random);
    assertThat(SumTree.total(trees, SumTreeTest::sum))
        .isEqualTo(SumTree.total(List.of(whole), SumTreeTest::sum));
  }

  /** Of a known number of parts, nothing is left to add but what others have. */
  @Property(tries = 200)
  void aTreeOfAllPartsIsOneSum(@ForAll @IntRange(min = 1, max = 70) int parts) {
    SumTree<String> known = new SumTree<>(parts, SumTreeTest::sum);
    SumTree<String> unknown = tree();
    for (int part = 0; part < parts; part++) {
      known.add(part, String.valueOf(part));
      unknown.add(part, String.valueOf(part));
    }
    assertThat(known.from(0)).isEqualTo(SumTree.total(List.of(unknown), SumTreeTest::sum));
    List<String> taken = new ArrayList<>();
    known.clear(taken::add);
    assertThat(taken).hasSize(1);
    assertThat(known.from(0)).isNull();
  }

  @Test
  void aLaterTreeIsAddedWhole() {
    SumTree<String> first = new SumTree<>(7, SumTreeTest::sum);
    SumTree<String> later = new SumTree<>(7, SumTreeTest::sum);
    for (int part = 0; part < 7; part++) {
      (part < 3 ? first : later).add(part, String.valueOf(part));
    }
    assertThat(first.from(2)).isEqualTo("2");
    assertThat(later.from(4)).isEqualTo("((4 5) 6)");
    first.addAll(later);
    assertThat(first.from(0)).isEqualTo("(((0 1) (2 3)) ((4 5) 6))");
  }
}
