package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.images.FloatImages;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A survey has the numbers of an evaluation, row by row. */
class SurveyPassTest {
  private static final int INPUTS = 12;
  private static final int ROWS = 600;
  private static final EvaluationSettings SETTINGS =
      new EvaluationSettings(Binarize.STATIC, 2, 40, 9, BlasChoice.JAVA);

  private static VaeArchitecture network(LatentFamily family) {
    return new VaeArchitecture(INPUTS, List.of(8), 4, family, family.hasCategories() ? 3 : 0);
  }

  private static float[] pixels(int from, int to) {
    float[] pixels = new float[(to - from) * INPUTS];
    for (int row = from; row < to; row++) {
      RandomStream random = RandomStream.of(2, "test-survey", 0, row);
      for (int i = 0; i < INPUTS; i++) {
        pixels[(row - from) * INPUTS + i] = (float) random.nextDouble();
      }
    }
    return pixels;
  }

  private static SurveySum survey(VaeWeights weights, SurveyPlan plan, int parts) {
    SurveySum sum = new SurveySum(plan.numbers().length);
    for (int part = 0; part < parts; part++) {
      int from = part * ROWS / parts;
      int to = (part + 1) * ROWS / parts;
      SurveySum own = new SurveySum(plan.numbers().length);
      new SurveyPass(weights.architecture(), SETTINGS, plan)
          .add(weights.values(), new FloatImages(pixels(from, to), INPUTS, from), own);
      sum.merge(own);
    }
    return sum;
  }

  private static double mean(SurveySum sum, ToDoubleFunction<SurveyedRow> of) {
    return sum.rows().stream().mapToDouble(of).average().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void aSampleOfAllRowsHasTheNumbersOfTheEvaluation(LatentFamily family) {
    VaeArchitecture network = network(family);
    VaeWeights weights = VaeWeights.initial(network, 3);
    EvaluationSum expected = new EvaluationSum(network.codes(), network.latent());
    new EvaluationPass(network, SETTINGS)
        .add(weights.values(), new FloatImages(pixels(0, ROWS), INPUTS, 0), expected);
    int[] all = IntStream.range(0, network.codes()).toArray();
    SurveySum sum = survey(weights, new SurveyPlan(new RowSample(ROWS, ROWS, 1), 0, all), 3);
    assertThat(sum.rows()).hasSize(ROWS);
    assertThat(sum.rows()).extracting(SurveyedRow::rank).startsWith(0, 1, 2, 3);
    assertThat(sum.rows()).allSatisfy(row -> assertThat(row.pixels()).isNull());
    assertThat(mean(sum, SurveyedRow::reconstruction))
        .isCloseTo(expected.losses().reconstruction(), within(1e-5));
    assertThat(mean(sum, SurveyedRow::kl)).isCloseTo(expected.losses().kl(), within(1e-6));
    assertThat(mean(sum, SurveyedRow::logLikelihood))
        .isCloseTo(expected.logLikelihood().mean(), within(1e-5));
    for (int i = 0; i < network.codes(); i++) {
      assertThat(sum.moments().covariance().get(i, i))
          .isCloseTo(expected.units().variances()[i], within(1e-7));
    }
    // Each family's terms of the divergence sum to it.
    assertThat(Arrays.stream(expected.klTerms()).sum())
        .isCloseTo(expected.losses().kl(), within(1e-5));
    assertThat(expected.klTerms()).hasSize(4).doesNotContain(0);
  }

  @Test
  void theSampleDependsOnTheSeedAloneAndNotOnParts() {
    VaeWeights weights = VaeWeights.initial(network(LatentFamily.NORMAL), 3);
    SurveyPlan plan = new SurveyPlan(new RowSample(ROWS, 50, 1), 7, new int[] {0, 3});
    SurveySum one = survey(weights, plan, 1);
    SurveySum many = survey(weights, plan, 11);
    assertThat(one.rows()).hasSize(50);
    assertThat(one.moments().rows()).isEqualTo(ROWS);
    assertThat(one.rows().stream().filter(row -> row.pixels() != null)).hasSize(7);
    float[] pixels = pixels(0, ROWS);
    for (int i = 0; i < 50; i++) {
      SurveyedRow row = one.rows().get(i);
      SurveyedRow other = many.rows().get(i);
      assertThat(other.key()).isEqualTo(row.key());
      assertThat(other.logLikelihood()).isCloseTo(row.logLikelihood(), within(1e-5));
      assertThat(row.mean()).hasSize(2);
      if (i < 7) {
        float[] own = Arrays.copyOfRange(pixels, (int) row.key() * INPUTS, ROWS * INPUTS);
        Binarizer.forEvaluation(Binarize.STATIC, 9).apply(own, 0, INPUTS, row.key());
        assertThat(row.pixels()).isEqualTo(Arrays.copyOf(own, INPUTS));
      }
    }
    SurveySum another =
        survey(weights, new SurveyPlan(new RowSample(ROWS, 50, 2), 0, new int[] {0}), 1);
    assertThat(another.rows())
        .extracting(SurveyedRow::key)
        .isNotEqualTo(one.rows().stream().map(SurveyedRow::key).toList());
  }

  /** By the definition: the deviation of log p(x) over the root of the number of rows. */
  @Test
  void theStandardErrorIsThatOfTheMean() {
    VaeArchitecture network = network(LatentFamily.NORMAL);
    VaeWeights weights = VaeWeights.initial(network, 3);
    int[] all = {0, 1, 2, 3};
    double[] logs =
        survey(weights, new SurveyPlan(new RowSample(ROWS, ROWS, 1), 0, all), 1).rows().stream()
            .mapToDouble(SurveyedRow::logLikelihood)
            .toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double squares = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum();
    EvaluationSum sum = new EvaluationSum(4, 4);
    new EvaluationPass(network, SETTINGS)
        .add(weights.values(), new FloatImages(pixels(0, ROWS), INPUTS, 0), sum);
    Moments found = sum.logLikelihood();
    assertThat(found.standardError())
        .isCloseTo(Math.sqrt(squares / (ROWS - 1) / ROWS), within(1e-6));
  }

  @Test
  void theMostVariedNumbersAreSurveyed() {
    double[] variances = new double[1000];
    Arrays.setAll(variances, i -> i % 3 == 0 ? 1 + i : 0.001 * i);
    int[] numbers = SurveyPlan.mostVaried(variances);
    assertThat(numbers).hasSize(SurveyPlan.MOST_NUMBERS).isSorted().contains(999, 996, 234);
    assertThat(SurveyPlan.mostVaried(new double[] {1, Double.NaN, 2})).containsExactly(0, 1, 2);
  }

  @Test
  void aSampleNeedsRows() {
    assertThat(new RowSample(5, 10, 1).size()).isEqualTo(5);
    assertThatThrownBy(() -> new RowSample(0, 10, 1)).hasMessageContaining("is 0; it must be 1");
    assertThatThrownBy(() -> new RowSample(5, 0, 1)).hasMessageContaining("is 0; it must be 1");
  }

  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void picturesBeginAndEndWhereTheyShould(LatentFamily family) {
    VaeArchitecture network = network(family);
    LatentPictures pictures =
        new LatentPictures(VaeWeights.initial(network, 3), Blas.of(BlasChoice.JAVA));
    float[] z = pictures.encode(pixels(0, 2), 2);
    int codes = network.codes();
    float[] from = Arrays.copyOf(z, codes);
    float[] to = Arrays.copyOfRange(z, codes, 2 * codes);
    float[] line = pictures.between(from, to, 5);
    assertThat(line).hasSize(5 * INPUTS);
    assertThat(Arrays.copyOf(line, INPUTS))
        .containsExactly(pictures.decode(from, 1), within(1e-6f));
    assertThat(Arrays.copyOfRange(line, 4 * INPUTS, 5 * INPUTS))
        .containsExactly(pictures.decode(to, 1), within(1e-6f));
    float[][] values = family.walk(3, network.categories());
    float[] walk = pictures.along(from, 2, values);
    float[] moved = from.clone();
    System.arraycopy(values[1], 0, moved, 2 * values[1].length, values[1].length);
    assertThat(Arrays.copyOfRange(walk, INPUTS, 2 * INPUTS))
        .containsExactly(pictures.decode(moved, 1), within(1e-6f));
    assertThat(pictures.drawn(3, 1)).hasSize(3 * INPUTS);
  }

  @Test
  void aCategoryHasTheVarianceOfItsNumbers() {
    assertThat(LatentPictures.byCoordinate(new double[] {1, 2, 3, 4, 5, 6}, 2))
        .containsExactly(6, 15);
  }
}
