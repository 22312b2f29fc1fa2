package org.epicentra.spark.vae;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.RequestMethod;
import org.apache.spark.RequestToSync;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.AbortableRpcFuture;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcTimeout;
import org.apache.spark.util.RpcUtils;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * What the tasks of a barrier stage tell each other, without delay. {@link
 * BarrierTaskContext#allGather} looks once a second whether all have spoken, and a second is long
 * beside an epoch. This asks the same coordinator of Spark's for the same answer, and has it as
 * soon as the last task has spoken.
 */
final class BarrierGather {
  private static final Duration TICK = Duration.create(100, "ms");
  private static final ClassTag<String[]> STRINGS = ClassTag$.MODULE$.apply(String[].class);

  /** It is the coordinator that gives up, after {@code spark.barrier.sync.timeout}. */
  private static final RpcTimeout NEVER =
      new RpcTimeout(new FiniteDuration(365, TimeUnit.DAYS), "spark.barrier.sync.timeout");

  /** The name of the coordinator among the driver's endpoints. */
  private static final String COORDINATOR = "barrierSync";

  private BarrierGather() {}

  /**
   * The messages of all tasks, in their order. To be called once in a task, which must call no
   * {@link BarrierTaskContext#barrier} before.
   *
   * @param check called ten times a second; what it throws ends the waiting
   */
  static String[] all(BarrierTaskContext task, String message, Runnable check) {
    SparkConf conf = SparkEnv.get().conf();
    RpcEndpointRef coordinator = RpcUtils.makeDriverRef(COORDINATOR, conf, SparkEnv.get().rpcEnv());
    RequestToSync request =
        new RequestToSync(
            task.numPartitions(),
            task.stageId(),
            task.stageAttemptNumber(),
            task.taskAttemptId(),
            0, // the first of this task
            task.partitionId(),
            message,
            RequestMethod.ALL_GATHER());
    AbortableRpcFuture<String[]> answer = coordinator.askAbortable(request, NEVER, STRINGS);
    try {
      while (!answer.future().isCompleted()) {
        check.run();
        try {
          Await.ready(answer.future(), TICK);
        } catch (TimeoutException e) {
          // not all have spoken yet
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.abort(e);
      throw new IllegalStateException("interrupted while waiting for the other tasks", e);
    } catch (RuntimeException e) {
      answer.abort(e);
      throw e;
    }
    return answer.future().value().get().get();
  }
}
