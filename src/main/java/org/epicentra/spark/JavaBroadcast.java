package org.epicentra.spark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * A broadcast that Java serialises, as it does tasks, whichever serialiser the user has chosen:
 * Kryo cannot read records. Each {@link #read} deserialises it. Spark's cleaner removes it once it
 * is garbage on the driver.
 *
 * @param <T> type of the value
 */
public final class JavaBroadcast<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<byte[]> bytes;

  /** Broadcasts a value, which must be serialisable. */
  public JavaBroadcast(SparkContext context, T value) {
    ClassTag<Object> any = ClassTag$.MODULE$.Object();
    ByteBuffer written = SparkEnv.get().closureSerializer().newInstance().serialize(value, any);
    byte[] copy = new byte[written.remaining()];
    written.get(copy);
    this.bytes = JavaSparkContext.fromSparkContext(context).broadcast(copy);
  }

  /** A new copy of the value. */
  public T read(Class<? super T> type) {
    return SparkEnv.get()
        .closureSerializer()
        .newInstance()
        .deserialize(
            ByteBuffer.wrap(bytes.value()),
            Thread.currentThread().getContextClassLoader(),
            ClassTag$.MODULE$.apply(type));
  }
}
