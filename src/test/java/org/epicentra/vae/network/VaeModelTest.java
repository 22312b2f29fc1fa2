package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.Samples;
import org.epicentra.vae.evaluation.ActiveUnits;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.images.FloatImages;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.training.Adam;
import org.epicentra.vae.training.AdamState;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.StepPlan;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.Test;

/** The small pieces: shapes, initial weights, batches, pixels, settings, active units. */
class VaeModelTest {
  private static final VaeArchitecture REFERENCE = new VaeArchitecture(784, List.of(400, 400), 200);

  /** The count that torch gives for the same modules. */
  @Test
  void theReferenceNetworkHas1189984Parameters() {
    assertThat(REFERENCE.parameterCount()).isEqualTo(1_189_984);
    List<LayerSlice> slices = new ParameterLayout(REFERENCE).all();
    assertThat(slices.get(0).weight()).isZero();
    for (int i = 1; i < slices.size(); i++) {
      assertThat(slices.get(i).weight()).isEqualTo(slices.get(i - 1).end());
    }
    assertThat(slices.get(6).end()).isEqualTo(REFERENCE.parameterCount());
    assertThat(slices)
        .extracting(LayerSlice::inputs)
        .containsExactly(784, 400, 400, 400, 200, 400, 400);
    assertThat(slices)
        .extracting(LayerSlice::outputs)
        .containsExactly(400, 400, 200, 200, 400, 400, 784);
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThatThrownBy(() -> new VaeArchitecture(0, List.of(1), 1))
        .hasMessage("inputs is 0, must be 1 or more");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(), 1))
        .hasMessageContaining("hidden is empty");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(4, -1), 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(1), 0))
        .hasMessageContaining("latent is 0");
    assertThatThrownBy(() -> new VaeArchitecture(50_000, List.of(50_000), 9))
        .hasMessageContaining("make it narrower");
  }

  /** U(-1/sqrt(inputs), 1/sqrt(inputs)) for weight and bias: torch's nn.Linear. */
  @Test
  void initialWeightsAreUniformWithinTheBoundOfTheirLayer() {
    float[] values = VaeWeights.initial(REFERENCE, 3).values();
    for (LayerSlice slice : new ParameterLayout(REFERENCE).all()) {
      double bound = 1 / Math.sqrt(slice.inputs());
      double[] part = new double[20_000];
      for (int i = 0; i < part.length; i++) {
        part[i] = values[slice.weight() + i];
      }
      assertThat(Samples.kolmogorovSmirnov(part, v -> (v / bound + 1) / 2)).isGreaterThan(1e-6);
      for (int i = slice.weight(); i < slice.end(); i++) {
        assertThat(Math.abs(values[i])).isLessThanOrEqualTo((float) bound);
      }
    }
    assertThat(VaeWeights.initial(REFERENCE, 3).values()).isEqualTo(values);
    assertThat(VaeWeights.initial(REFERENCE, 4).values()).isNotEqualTo(values);
  }

  @Test
  void weightsAreCopiedAndChecked() {
    VaeArchitecture small = new VaeArchitecture(2, List.of(1), 1);
    float[] values = new float[small.parameterCount()];
    VaeWeights weights = new VaeWeights(small, values);
    values[0] = 5;
    weights.values()[1] = 5;
    assertThat(weights.values()).containsOnly(0);
    values[3] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> new VaeWeights(small, values))
        .hasMessage("weight 3 is Infinity, must be finite");
    assertThatThrownBy(() -> new VaeWeights(small, new float[2]))
        .hasMessageContaining("there are 2 weights");
    Arrays.fill(values, Float.MAX_VALUE);
    assertThat(new VaeWeights(small, values).values()).containsOnly(Float.MAX_VALUE);
  }

  @Test
  void eachRowComesOnceInAnEpochAndEpochsDiffer() {
    List<List<Long>> epochs = new ArrayList<>();
    long number = 0;
    for (int epoch = 1; epoch <= 2; epoch++) {
      List<Long> rows = new ArrayList<>();
      assertThat(StepPlan.stepsPerEpoch(103, 10)).isEqualTo(11);
      for (int step = 0; step < 11; step++) {
        StepPlan plan = new StepPlan(epoch, step, 103, 10);
        assertThat(plan.size()).isEqualTo(step == 10 ? 3 : 10);
        assertThat(plan.number()).isEqualTo(number++);
        for (int i = 0; i < plan.size(); i++) {
          rows.add(plan.order(5).at(plan.firstPosition() + i));
        }
      }
      assertThat(rows).doesNotHaveDuplicates().hasSize(103);
      epochs.add(rows);
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
  }

  @Test
  void pixelsAreBinarisedAsTheirKindSays() {
    int n = 20_000;
    float[] grey = new float[n];
    Arrays.fill(grey, 0.3f);
    assertThat(binarised(Binarize.NONE, grey, 1)).isEqualTo(grey);
    assertThat(binarised(Binarize.THRESHOLD, new float[] {0, 0.5f, 0.501f, 1}, 1))
        .containsExactly(0, 0, 1, 1);
    for (Binarize kind : List.of(Binarize.DYNAMIC, Binarize.STATIC)) {
      float[] first = binarised(kind, grey, 1);
      double sum = 0;
      for (float pixel : first) {
        assertThat(pixel == 0 || pixel == 1).isTrue();
        sum += pixel;
      }
      assertThat(sum / n).isCloseTo(0.3, within(5 * Math.sqrt(0.21 / n)));
      assertThat(binarised(kind, grey, 1)).isEqualTo(first);
      assertThat(Arrays.equals(binarised(kind, grey, 2), first)).isEqualTo(kind == Binarize.STATIC);
      assertThat(binarised(kind, new float[] {0, 1, 0, 1}, 1)).containsExactly(0, 1, 0, 1);
      float[] once = grey.clone();
      Binarizer.forEvaluation(kind, 8).apply(once, 0, n, 3);
      float[] again = grey.clone();
      Binarizer.forEvaluation(kind, 8).apply(again, 0, n, 3);
      assertThat(again).isEqualTo(once);
      Binarizer.forEvaluation(kind, 8).apply(again = grey.clone(), 0, n, 4);
      assertThat(again).isNotEqualTo(once);
    }
    assertThat(Binarize.DYNAMIC.label()).isEqualTo("dynamic");
  }

  private static float[] binarised(Binarize kind, float[] pixels, int epoch) {
    float[] copy = pixels.clone();
    Binarizer.forTraining(kind, 8, epoch).apply(copy, 0, copy.length, 3);
    return copy;
  }

  @Test
  void imagesOfBytesAndFloatsAreTheSame() {
    byte[] bytes = {0, (byte) 255, 51, (byte) 128, 1, 2};
    float[] floats = {0, 1, 0.2f, 128 / 255f, 1 / 255f, 2 / 255f};
    float[] a = new float[4];
    float[] b = new float[4];
    BatchSource[] sources = {new ByteImages(bytes, 3, 7), new FloatImages(floats, 3, 7)};
    for (BatchSource source : sources) {
      assertThat(source.rows()).isEqualTo(2);
      assertThat(source.firstKey()).isEqualTo(7);
    }
    sources[0].copy(1, a, 1);
    sources[1].copy(1, b, 1);
    assertThat(a).isEqualTo(b).startsWith(0);
    assertThatThrownBy(() -> new ByteImages(bytes, 4, 0))
        .hasMessageContaining("multiple of inputs = 4");
    for (float bad : new float[] {-0.1f, 1.1f, Float.NaN}) {
      assertThatThrownBy(() -> new FloatImages(new float[] {0, 0, 0, 1, bad, 0}, 3, 7))
          .hasMessage("pixel 1 of row 8 is " + bad + ", must be from 0 to 1");
    }
  }

  @Test
  void settingsOutsideTheirRangesAreNamed() {
    assertThatThrownBy(() -> settings(0, 1, 1e-3, 0)).hasMessage("epochs is 0, must be 1 or more");
    assertThatThrownBy(() -> settings(1, 0, 1e-3, 0)).hasMessageContaining("batchSize is 0");
    assertThatThrownBy(() -> settings(1, 1, 0, 0)).hasMessageContaining("learningRate is 0.0");
    assertThatThrownBy(() -> settings(1, 1, Double.NaN, 0))
        .hasMessageContaining("learningRate is NaN");
    assertThatThrownBy(() -> settings(1, 1, 1, Double.NaN))
        .hasMessageContaining("gradientClip is NaN");
  }

  private static TrainingSettings settings(int epochs, int batch, double rate, double clip) {
    return new TrainingSettings(
        epochs, batch, rate, Binarize.NONE, Objective.ELBO, "path", 1, 0, clip, 0);
  }

  @Test
  void adamStepsByTheLearningRateAgainstAConstantGradient() {
    Adam adam = new Adam(0.01, AdamState.initial(3));
    float[] weights = {1, 1, 1};
    for (int i = 0; i < 5; i++) {
      adam.update(weights, new float[] {4, -0.5f, 0});
    }
    assertThat(weights[0]).isCloseTo(0.95f, within(1e-6f));
    assertThat(weights[1]).isCloseTo(1.05f, within(1e-6f));
    assertThat(weights[2]).isEqualTo(1);
    assertThatThrownBy(() -> new Adam(0, AdamState.initial(1)))
        .hasMessageContaining("learningRate is 0.0");
  }

  @Test
  void activeUnitsAreThoseWhoseMeanVaries() {
    ActiveUnits one = new ActiveUnits(3);
    ActiveUnits other = new ActiveUnits(3);
    float[] rows = {1, 0.05f, 5, -1, -0.05f, 5, 1, 0, 5, -1, 0, 5.5f};
    one.add(rows, 4);
    assertThat(one.count()).isEqualTo(2);
    ActiveUnits first = new ActiveUnits(3);
    first.add(rows, 1);
    other.add(Arrays.copyOfRange(rows, 3, 12), 3);
    first.merge(other);
    first.merge(new ActiveUnits(3));
    assertThat(first.count()).isEqualTo(2);
    assertThat(new ActiveUnits(3).count()).isZero();
  }

  @Test
  void sumsMergeAndClear() {
    GradientSum a = new GradientSum(2);
    GradientSum b = new GradientSum(2);
    a.gradient()[0] = 1;
    b.gradient()[0] = 2;
    a.losses().add(6, 2, 2);
    b.losses().add(3, 1, 2);
    a.merge(b);
    assertThat(a.gradient()).containsExactly(3, 0);
    assertThat(a.losses().reconstruction()).isEqualTo(9 / 4.0);
    assertThat(a.losses().kl()).isEqualTo(3 / 4.0);
    assertThat(a.losses().loss()).isEqualTo(3);
    a.clear();
    assertThat(a.gradient()).containsOnly(0);
    assertThat(a.losses().rows()).isZero();
    assertThatThrownBy(() -> a.merge(new GradientSum(3))).hasMessageContaining("must be 2");
  }
}
