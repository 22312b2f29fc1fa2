package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

class BroadcastLineageIT {
  /** A query with a shuffle and a filter, so that there is a lineage to speak of. */
  private static JavaRDD<Long> query() {
    Dataset<Long> ids =
        LocalSpark.session()
            .range(0, 1000, 1, 3)
            .map((MapFunction<Long, Long>) id -> id, Encoders.LONG());
    return ids.repartition(4).filter("value % 2 = 0").javaRDD();
  }

  @Test
  void keepsRowsAndPartitions() {
    JavaRDD<Long> rows = query();
    JavaRDD<Long> same = BroadcastLineage.of(rows);
    assertThat(same.glom().collect()).isEqualTo(rows.glom().collect());
    assertThat(same.getNumPartitions()).isEqualTo(4);
    assertThat(same.collect()).containsExactlyInAnyOrderElementsOf(evenNumbers());
  }

  @Test
  void aLostPartitionIsComputedAnew() {
    JavaRDD<Long> same = BroadcastLineage.of(query()).persist(StorageLevel.MEMORY_ONLY());
    List<Long> before = same.collect();
    RDDBlockId second = new RDDBlockId(same.id(), 1);
    SparkEnv.get().blockManager().removeBlock(second, true);
    assertThat(SparkEnv.get().blockManager().get(second, ClassTag$.MODULE$.Object()).isEmpty())
        .isTrue();
    assertThat(same.collect()).isEqualTo(before);
    same.unpersist(true);
  }

  @Test
  void whatATaskCarriesIsSmall() {
    JavaRDD<Long> rows = query();
    JavaRDD<Long> same = BroadcastLineage.of(rows);
    same.getNumPartitions();
    assertThat(size(rows)).isGreaterThan(20_000);
    assertThat(size(same)).isLessThan(3_000);
  }

  private static int size(JavaRDD<Long> rows) {
    return SparkEnv.get()
        .closureSerializer()
        .newInstance()
        .serialize(rows.rdd(), ClassTag$.MODULE$.Object())
        .remaining();
  }

  private static List<Long> evenNumbers() {
    return LongStream.range(0, 500).mapToObj(n -> 2 * n).toList();
  }
}
