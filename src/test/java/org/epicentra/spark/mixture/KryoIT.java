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
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.ml.SampledEvents;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What goes between driver and executors during a fit, where Kryo is Spark's serialiser. */
class KryoIT {
  private static final SerializerInstance KRYO = new KryoSerializer(new SparkConf()).newInstance();

  @Test
  void eventsSurvive() {
    PartitionItem.Events copy = copy(new PartitionItem.Events(block()));
    assertThat(copy).usingRecursiveComparison().isEqualTo(new PartitionItem.Events(block()));
    assertThat(copy.block().size()).isEqualTo(2);
  }

  @Test
  void aReportSurvives() {
    EventProfile profile = new EventProfile(2, 3);
    profile.add(new double[] {1, 2}, 3, 1);
    RejectedEvents rejected = new RejectedEvents();
    rejected.add(RejectedEvents.Fault.WEIGHT, "w");
    rejected.add(RejectedEvents.Fault.STRENGTH, "s");
    PartitionItem.Report copy = copy(new PartitionItem.Report(3, profile, rejected));
    assertThat(copy.rows()).isEqualTo(3);
    assertThat(copy.profile()).usingRecursiveComparison().isEqualTo(profile);
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", null);
    assertThat(copy.rejected().asException(3, columns))
        .hasMessage(rejected.asException(3, columns).getMessage());
  }

  @Test
  void posteriorsAndStatisticsSurvive() {
    MixturePosterior posterior =
        MixturePosterior.start(
            new MixturePrior(
                SampledEvents.PI,
                SampledEvents.TAU,
                new MixturePrior.Centres(new double[] {0, 0}, 0.01),
                new MixturePrior.Rates(1, 0.1)),
            SampledEvents.CENTRES,
            SampledEvents.RATES);
    List<MixturePosterior> sent = copy(new ArrayList<>(List.of(posterior)));
    assertThat(sent.get(0)).usingRecursiveComparison().isEqualTo(posterior);
    MixtureStatistics[] sums = {MixtureStatistics.of(3, 2)};
    KernelKind.SCALAR.create().accumulate(block(), MixtureCoefficients.of(posterior), sums[0]);
    MixtureStatistics[] copy = copy(sums);
    assertThat(copy[0]).usingRecursiveComparison().isEqualTo(sums[0]);
    assertThat(copy[0].rows()).isEqualTo(2);
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
