package org.epicentra.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two halves of an all-reduce over real connections, against sums made in one place. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SliceExchangeTest {
  private static final int ROUNDS = 3;

  /** Also with fewer numbers than members, and with more than the buffers hold. */
  @ParameterizedTest
  @CsvSource({"1, 10, 1", "2, 1, 1", "2, 300001, 1", "3, 200000, 4096", "5, 3, 1", "7, 1000, 64"})
  void allMembersHaveTheSumOfAllTerms(int size, int length, int unit) {
    float[][][] terms = new float[size][][];
    for (int member = 0; member < size; member++) {
      terms[member] = terms(member, length);
    }
    float[] expected = new float[length];
    for (int round = 0; round < ROUNDS; round++) {
      for (float[][] own : terms) {
        for (float[] term : own) {
          for (int i = 0; i < length; i++) {
            expected[i] += term[i];
          }
        }
      }
    }
    List<float[]> sums =
        Members.each(
            size,
            mesh -> {
              int[] counts = new int[size];
              for (int member = 0; member < size; member++) {
                counts[member] = terms[member].length;
              }
              SliceExchange exchange = new SliceExchange(mesh, length, unit, counts, 1);
              assertThat(exchange.from(mesh.own()) % unit).isZero();
              float[] sum = new float[length];
              for (int round = 0; round < ROUNDS; round++) {
                reduce(exchange, mesh, terms, sum);
              }
              return sum;
            });
    assertThat(sums).hasSize(size).allSatisfy(sum -> assertThat(sum).isEqualTo(expected));
  }

  /** Whole numbers, whose sums are exact: a member has one term more than the one before. */
  private static float[][] terms(int member, int length) {
    Random random = new Random(member);
    float[][] terms = new float[1 + member % 3][length];
    for (float[] term : terms) {
      for (int i = 0; i < length; i++) {
        term[i] = random.nextInt(2000) - 1000;
      }
    }
    return terms;
  }

  private static void reduce(SliceExchange exchange, Mesh mesh, float[][][] terms, float[] sum) {
    float[][] own = terms[mesh.own()];
    double[] notes = new double[own.length];
    for (int term = 0; term < own.length; term++) {
      notes[term] = note(mesh.own(), term);
    }
    exchange.scatter(own, notes, Members.NOTHING);
    for (int member = 0; member < terms.length; member++) {
      for (int term = 0; term < terms[member].length; term++) {
        boolean isOwn = member == mesh.own();
        float[] slice = isOwn ? own[term] : exchange.term(member, term);
        int at = isOwn ? 0 : exchange.from(mesh.own());
        for (int i = exchange.from(mesh.own()); i < exchange.to(mesh.own()); i++) {
          sum[i] += slice[i - at];
        }
        if (!isOwn) {
          assertThat(exchange.notes(member)[term]).isEqualTo(note(member, term));
        }
      }
    }
    exchange.gather(sum, Members.NOTHING);
    double[][] all = new double[terms.length][1];
    all[mesh.own()][0] = Math.PI * mesh.own();
    exchange.share(all, Members.NOTHING);
    for (int member = 0; member < all.length; member++) {
      assertThat(all[member][0]).isEqualTo(Math.PI * member);
    }
  }

  private static double note(int member, int term) {
    return 1.0 / (1 + member + 10 * term);
  }
}
