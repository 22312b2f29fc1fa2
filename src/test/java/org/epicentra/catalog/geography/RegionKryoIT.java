package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Regions go to the tasks, where Kryo is Spark's serialiser too. */
class RegionKryoIT {
  private static final SerializerInstance KRYO = new KryoSerializer(new SparkConf()).newInstance();

  @ParameterizedTest
  @MethodSource("org.epicentra.catalog.geography.RegionTest#regions")
  void survives(RegionTest.Case one) {
    Region region = one.region();
    ClassTag<Region> type = ClassTag$.MODULE$.apply(region.getClass());
    ByteBuffer bytes = KRYO.serialize(region, type);
    assertThat(bytes.remaining()).as("what is derived stays at home").isLessThan(1000);
    Region there = KRYO.deserialize(bytes, type);

    assertThat(there).isEqualTo(region);
    assertThat(there.volume()).isEqualTo(region.volume());
    double[] x = region.draw(RandomStream.of(1, "region", 0, 0));
    assertThat(there.draw(RandomStream.of(1, "region", 0, 0))).isEqualTo(x);
    assertThat(there.contains(x)).isTrue();
  }
}
