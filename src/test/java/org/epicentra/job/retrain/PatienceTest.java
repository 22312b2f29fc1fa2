package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final CountDownLatch ended = new CountDownLatch(1);

  /** Ends only when it is interrupted. */
  private Integer hang() {
    try {
      new CountDownLatch(1).await();
      return 1;
    } catch (InterruptedException e) {
      ended.countDown();
      return 0;
    }
  }

  @Test
  void workIsDoneInAThreadThatDoesNotKeepTheProcessAlive() {
    Thread worker = Patience.within(LONG, Thread::currentThread);
    assertThat(worker).isNotSameAs(Thread.currentThread());
    assertThat(worker.isDaemon()).isTrue();
  }

  @Test
  void whatItThrowsIsThrown() {
    BadInputException refusal = new BadInputException("no");
    assertThatThrownBy(() -> Patience.within(LONG, () -> fail(refusal))).isSameAs(refusal);
    StackOverflowError error = new StackOverflowError();
    assertThatThrownBy(() -> Patience.within(LONG, () -> fail(error))).isSameAs(error);
  }

  private static void fail(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void workThatHangsIsGivenUpAndInterrupted() throws InterruptedException {
    assertThatThrownBy(() -> Patience.within(Duration.ofSeconds(1), this::hang))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("not done within 1 s; does the storage answer?");
    ended.await();
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndStaysSo() throws InterruptedException {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Patience.within(LONG, this::hang))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
