package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.ImageItem;
import org.epicentra.spark.images.ImageSpread;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.EvaluationSum;
import org.epicentra.vae.evaluation.RowSample;
import org.epicentra.vae.evaluation.SurveyPass;
import org.epicentra.vae.evaluation.SurveyPlan;
import org.epicentra.vae.evaluation.SurveySum;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.BitImages;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.images.FloatImages;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.PartitionPass;
import org.epicentra.vae.training.ShardSums;
import org.epicentra.vae.training.SharedEpoch;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What goes between driver and executors during a training, with either of Spark's serialisers. */
class VaeKryoIT {
  private static final float[] PIXELS = {0, 0.25f, 1, 0.75f, 0.5f, 0.1f};

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSentSurvives(boolean kryo) {
    LossSum losses = new LossSum();
    losses.add(3.5, 1.25, 2);
    EvaluationSum evaluation = new EvaluationSum(3, 3);
    GradientSum gradient = new GradientSum(40_000);
    gradient.gradient()[39_999] = -1.5f;
    gradient.losses().add(1, 2, 3);
    ShardSums sums = new ShardSums(4, 2);
    sums.add(new GradientSum(3));
    long[] intensities = new long[ImageSpread.BINS];
    intensities[31] = 5;
    long[] runs = new long[ImageSpread.RUNS];
    runs[63] = 1L << 40;
    Object[] values = {
      new ImageSpread(intensities, runs),
      new ImageItem.Images(new ImageBlock(7, 1, 1, new FloatImages(PIXELS, 3, 0))),
      new ImageItem.Images(new ImageBlock(7, 0, 2, new ByteImages(new byte[] {1, -1}, 1, 0))),
      new ImageBlock(7, 0, 2, new BitImages(PIXELS, 2, 3, 0)),
      new ImageItem.Report(5, 3, "fault"),
      new FlatFloats(PIXELS),
      losses,
      gradient,
      sums,
      evaluation,
      survey(),
      share()
    };
    SerializerInstance serializer =
        kryo
            ? new KryoSerializer(new SparkConf()).newInstance()
            : new JavaSerializer(new SparkConf()).newInstance();
    for (Object value : values) { // what is transient is not sent: spare memory, and how to add
      ClassTag<Object> type = ClassTag$.MODULE$.apply(value.getClass());
      Object copy = serializer.deserialize(serializer.serialize(value, type), type);
      assertThat(copy)
          .usingRecursiveComparison()
          .ignoringFields("spare", "sums.merge")
          .isEqualTo(value);
    }
  }

  private static EpochResult.Share share() {
    TrainingSettings settings = TinyImages.settings(1, 2, Binarize.THRESHOLD).withShards(2);
    SharedEpoch epoch =
        new SharedEpoch(
            TrainingState.initial(TinyImages.NETWORK, settings, 2, 0), 1, TrainingListener.NONE);
    ByteImages images = new ByteImages(new byte[2 * TinyImages.INPUTS], TinyImages.INPUTS, 0);
    Blas blas = Blas.of(BlasChoice.JAVA);
    epoch.work(0, images, new PartitionPass(TinyImages.NETWORK, settings, blas), () -> {});
    return epoch.share();
  }

  private static SurveySum survey() {
    VaeWeights weights = new VaeWeights(TinyImages.NETWORK, TinyImages.weights(0.5f));
    SurveySum survey = new SurveySum(2);
    SurveyPlan plan = new SurveyPlan(new RowSample(2, 1, 1), 1, new int[] {0, 2});
    EvaluationSettings settings =
        new EvaluationSettings(Binarize.THRESHOLD, 1, 3, 1, BlasChoice.JAVA);
    new SurveyPass(TinyImages.NETWORK, settings, plan)
        .add(weights.values(), new FloatImages(new float[48], TinyImages.INPUTS, 0), survey);
    assertThat(survey.rows()).hasSize(1);
    return survey;
  }
}
