package org.epicentra.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkException;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void badInputIsThree() {
    assertThat(Failure.of(new BadInputException("no rows")))
        .isEqualTo(new Failure(ExitCode.BAD_INPUT, "no rows"));
  }

  @Test
  void divergenceIsFour() {
    assertThat(Failure.of(new DivergenceException("the bound fell")))
        .isEqualTo(new Failure(ExitCode.DIVERGED, "the bound fell"));
  }

  @Test
  void sparksWrappingIsTakenOff() {
    Throwable wrapped =
        new SparkException(
            "Job aborted due to stage failure",
            new RuntimeException(new BadInputException("id 7")));
    assertThat(Failure.of(wrapped)).isEqualTo(new Failure(ExitCode.BAD_INPUT, "id 7"));
  }

  @Test
  void aCauseLeftAsTextIsFound() {
    Throwable text =
        new SparkException(
            "Job aborted: Lost task 0.0: org.epicentra.DivergenceException: iteration 3 fell\n\tat x");
    assertThat(Failure.of(text)).isEqualTo(new Failure(ExitCode.DIVERGED, "iteration 3 fell"));
  }

  @Test
  void anythingElseIsABug() {
    Failure failure = Failure.of(new IllegalStateException("oops"));
    assertThat(failure.code()).isEqualTo(ExitCode.BUG);
    assertThat(failure.message()).contains("oops");
  }

  @Test
  void aCycleOfCausesEnds() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    assertThat(Failure.of(a).code()).isEqualTo(ExitCode.BUG);
  }
}
