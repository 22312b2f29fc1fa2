package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.catalog.EventBuffer;
import org.epicentra.catalog.EventChunk;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.Events;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.epicentra.ml.SampledEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What goes between driver and executors during a fit, where Kryo is Spark's serialiser. */
class KryoIT {
  private static final SerializerInstance KRYO = new KryoSerializer(new SparkConf()).newInstance();

  @Test
  void chunksSurvive() {
    EventChunk chunk = new EventChunk(7, List.of(block()));
    PartitionItem.Events copy = copy(new PartitionItem.Events(chunk));
    assertThat(copy.chunk()).usingRecursiveComparison().isEqualTo(chunk);
    assertThat(copy.chunk().number()).isEqualTo(7);
  }

  @Test
  void batchesSurvive() {
    EventBuffer events = new EventBuffer(2);
    events.add(new double[] {1, 2}, 3, 1);
    RejectedEvents rejected = new RejectedEvents();
    rejected.add(RejectedEvents.Fault.WEIGHT, "w");
    rejected.add(RejectedEvents.Fault.STRENGTH, "s");
    EventBatch copy = copy(new EventBatch(events.trimmed(), 3, rejected));
    assertThat(copy.rows()).isEqualTo(3);
    assertThat(copy.events()).usingRecursiveComparison().isEqualTo(events);
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", null);
    assertThat(copy.rejected().asException(3, columns))
        .hasMessage(rejected.asException(3, columns).getMessage());
  }

  @Test
  void aReportSurvives() {
    EventProfile profile = new EventProfile(2, 3);
    profile.add(new double[] {1, 2}, 3, 1);
    SumTree<EventProfile> profiles = new SumTree<>(SumTree.UNKNOWN, EventProfile::merged);
    profiles.add(0, profile);
    PartitionItem.Report copy = copy(new PartitionItem.Report(profiles));
    assertThat(SumTree.total(List.of(copy.profiles()), EventProfile::merged))
        .usingRecursiveComparison()
        .isEqualTo(profile);
  }

  /** A copy has no scorers, and need not: it is merged. */
  @Test
  void evaluationsSurviveAndMerge() {
    EvaluationSum sum =
        new EvaluationSum(SampledEvents.POSTERIOR, List.of(SampledEvents.POSTERIOR), true);
    sum.add(new double[] {1, 2}, 3, 2);
    EvaluationSum copy = copy(sum);
    sum.add(new double[] {-2, 5}, 7, 1);
    EvaluationSum other =
        new EvaluationSum(SampledEvents.POSTERIOR, List.of(SampledEvents.POSTERIOR), true);
    other.add(new double[] {-2, 5}, 7, 1);
    copy.merge(copy(other));
    assertThat(copy.events()).isEqualTo(2);
    assertThat(copy.scores().density(1).sums()).isEqualTo(sum.scores().density(1).sums());
    assertThat(copy.elboPerEvent(SampledEvents.POSTERIOR))
        .isEqualTo(sum.elboPerEvent(SampledEvents.POSTERIOR));
  }

  @Test
  void posteriorsAndStatisticsSurvive() {
    MixturePosterior posterior = SampledEvents.POSTERIOR;
    List<MixturePosterior> sent = copy(new ArrayList<>(List.of(posterior)));
    assertThat(sent.get(0))
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class) // NaN is NaN
        .isEqualTo(posterior);
    MixtureStatistics[] sums = {MixtureStatistics.of(3, 2)};
    KernelKind.SCALAR.create().accumulate(block(), MixtureCoefficients.of(posterior), sums[0]);
    MixtureStatistics[] copy = copy(sums);
    assertThat(copy[0]).usingRecursiveComparison().isEqualTo(sums[0]);
    assertThat(copy[0].rows()).isEqualTo(2);
  }

  /** With a background in a box and in a polygon, whose search is made anew where it arrives. */
  @ParameterizedTest
  @CsvSource({
    "fixed, fixed, poisson",
    "shared, dirichlet, negative-binomial",
    "spherical, dirichlet-process, negative-binomial",
    "full, dirichlet, negative-binomial",
  })
  void posteriorsOfTheFamilySurvive(String covariance, String weights, String counts) {
    Region polygon =
        Region.polygon(
            "POLYGON((-99 -99, 99 -99, 99 99, -99 99, -99 -99))", new PlaneProjection(2), null);
    for (Region region :
        List.of(Region.box(new double[] {-50, -50}, new double[] {50, 50}), polygon)) {
      for (double error : new double[] {0, 0.3}) {
        MixturePosterior posterior =
            posterior(
                new MixtureFamily(
                    CovarianceType.of(covariance),
                    WeightType.of(weights),
                    null,
                    CountType.of(counts),
                    null,
                    true,
                    true,
                    region,
                    error));
        MixturePosterior sent = copy(new ArrayList<>(List.of(posterior))).get(0);
        assertThat(sums(sent)).usingRecursiveComparison().isEqualTo(sums(posterior));
        MixtureScorer scorer = new MixtureScorer(posterior);
        MixtureScorer again = new MixtureScorer(sent);
        double[] r = new double[3];
        double[] same = new double[3];
        double[] x = {-9, 1};
        assertThat(again.score(x, 4, same)).isEqualTo(scorer.score(x, 4, r));
        assertThat(same).isEqualTo(r);
        assertThat(again.background()).isEqualTo(scorer.background()).isPositive();
      }
    }
  }

  private static MixturePosterior posterior(MixtureFamily family) {
    double[] x = new double[60];
    double[] strengths = new double[30];
    double[] ones = new double[30];
    for (int n = 0; n < 30; n++) {
      double[] centre = SampledEvents.CENTRES[n % 3];
      x[2 * n] = centre[0] + 0.1 * (n % 7);
      x[2 * n + 1] = centre[1] + 0.1 * (n % 11);
      strengths[n] = 1 + n % 5;
      ones[n] = 1;
    }
    EventSample events = new EventSample(2, x, strengths, ones);
    return Events.start(events, family, MixtureSettings.plain(3)).starts().get(0);
  }

  private static MixtureStatistics sums(MixturePosterior posterior) {
    MixtureStatistics sums = MixtureStatistics.of(posterior);
    KernelKind.SCALAR.create().accumulate(block(), MixtureCoefficients.of(posterior), sums);
    return copy(new MixtureStatistics[] {sums})[0];
  }

  private static EventBlock block() {
    EventBlockBuilder builder = new EventBlockBuilder(2);
    builder.add(new double[] {-9, 1}, 4, 1);
    builder.add(new double[] {1, 19}, 58, 2);
    return builder.build().get(0);
  }

  private static <T> T copy(T value) {
    ClassTag<T> type = ClassTag$.MODULE$.apply(value.getClass());
    ByteBuffer bytes = KRYO.serialize(value, type);
    return KRYO.deserialize(bytes, type);
  }
}
