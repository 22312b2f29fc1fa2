package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** What the tasks of a real barrier stage get from its coordinator. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BarrierGatherIT {
  private final JavaRDD<Integer> numbers =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
          .parallelize(List.of(10, 20), 2);

  /** Says the number of its partition, and returns what all have said. */
  private static final class Task
      extends AbstractFunction1<
          scala.collection.Iterator<Integer>, scala.collection.Iterator<String>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int leaves;

    /**
     * @param leaves the partition whose task says nothing and leaves the others waiting; -1 for
     *     none
     */
    Task(int leaves) {
      this.leaves = leaves;
    }

    @Override
    public scala.collection.Iterator<String> apply(scala.collection.Iterator<Integer> part) {
      BarrierTaskContext task = BarrierTaskContext.get();
      if (task.partitionId() == leaves) {
        throw new IllegalStateException("left by task " + leaves);
      }
      String own = String.valueOf(part.next());
      Iterator<String> all =
          List.of(String.join(" ", BarrierGather.all(task, own, task::killTaskIfInterrupted)))
              .iterator();
      return CollectionConverters.asScala(all);
    }
  }

  private String[] said(int leaves) {
    return (String[])
        numbers
            .rdd()
            .barrier()
            .mapPartitions(new Task(leaves), false, ClassTag$.MODULE$.apply(String.class))
            .collect();
  }

  @Test
  void allGetTheMessagesOfAllInTheirOrder() {
    assertThat(said(-1)).containsExactly("10 20", "10 20");
  }

  /**
   * The other one waits until Spark kills it with the stage: the test ends, and so does its task.
   */
  @Test
  void whoWaitsForATaskThatLeftIsKilledWithTheStage() {
    assertThatThrownBy(() -> said(1)).hasMessageContaining("left by task 1");
    assertThat(said(-1)).as("both cores are free again").containsExactly("10 20", "10 20");
  }
}
