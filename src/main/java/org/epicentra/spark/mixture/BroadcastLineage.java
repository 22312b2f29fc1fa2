package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.epicentra.spark.JavaBroadcast;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/**
 * The rows of another RDD, for caching and many short jobs. Spark sends an RDD's whole lineage with
 * each job; that of a table (its query, tens of kilobytes) takes longer to write and read than a
 * small pass takes to compute. Here it is broadcast once, and an executor reads it only to compute
 * a partition that it does not find cached. The driver schedules by the true lineage, so lost
 * partitions are computed anew as always.
 */
final class BroadcastLineage<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final Parent<T> parent;

  private BroadcastLineage(SparkContext context, Parent<T> parent, ClassTag<T> type) {
    super(context, dependencies(parent), type);
    this.parent = parent;
  }

  /** The same rows in the same partitions. */
  static <T> JavaRDD<T> of(JavaRDD<T> rows) {
    SparkContext context = rows.context();
    return new BroadcastLineage<>(context, new Parent<>(rows.rdd()), rows.classTag()).toJavaRDD();
  }

  @Override
  public Partition[] getPartitions() {
    return parent.rdd().partitions();
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext task) {
    return parent.rdd().iterator(split, task);
  }

  /** Logs as Spark's own RDDs do, and not as this project. */
  @Override
  public String logName() {
    return RDD.class.getName();
  }

  private static <T> Seq<Dependency<?>> dependencies(Parent<T> parent) {
    return CollectionConverters.asScala(List.<Dependency<?>>of(parent)).toSeq();
  }

  /** Partition by partition; holds the RDD itself on the driver and its broadcast elsewhere. */
  private static final class Parent<T> extends NarrowDependency<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient RDD<T> original;
    private final JavaBroadcast<RDD<T>> serialized;

    Parent(RDD<T> original) {
      super(null);
      this.original = original;
      resolve(original);
      this.serialized = new JavaBroadcast<>(original.context(), original);
    }

    /** Dependencies are found when first asked for, which must be before they are written. */
    private static void resolve(RDD<?> rdd) {
      CollectionConverters.asJava(rdd.dependencies()).forEach(parent -> resolve(parent.rdd()));
    }

    @Override
    public RDD<T> rdd() {
      return original != null ? original : serialized.read(RDD.class);
    }

    @Override
    public Seq<Object> getParents(int partition) {
      return CollectionConverters.asScala(List.<Object>of(partition)).toSeq();
    }
  }
}
