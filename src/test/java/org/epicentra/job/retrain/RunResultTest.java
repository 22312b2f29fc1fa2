package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.epicentra.job.ExitCode;
import org.epicentra.storage.JsonFiles;
import org.junit.jupiter.api.Test;

/** What {@code retrain --json} prints, whose names are those of release 0.1.0. */
class RunResultTest {
  @Test
  void theJsonHasLabelsAndTheExitCode() {
    Gate gate = Gate.atMost(Check.ROW_LOSS, 0.5, 0.25, "%.2f gone, at most %.2f");
    RunResult result =
        new RunResult(
            Outcome.NOTHING_NEW,
            ExitCode.REFUSED,
            2,
            1,
            "as before",
            Map.of(),
            List.of(gate),
            Map.of(),
            null,
            1.5,
            null);
    assertThat(JsonFiles.text(result))
        .isEqualToNormalizingNewlines(
            """
            {
              "outcome" : "nothing-new",
              "exitCode" : 5,
              "version" : 2,
              "champion" : 1,
              "why" : "as before",
              "data" : { },
              "gates" : [ {
                "name" : "row-loss",
                "value" : 0.5,
                "limit" : 0.25,
                "passed" : false,
                "told" : "0.50 gone, at most 0.25 (‹maxRowLoss›)"
              } ],
              "training" : { },
              "comparison" : null,
              "seconds" : 1.5
            }""");
  }

  @Test
  void aLimitIsAllowedAndNaNIsNot() {
    assertThat(Gate.atMost(Check.RATE, 2, 2, "%s %s").passed()).isTrue();
    assertThat(Gate.atLeast(Check.HOLDOUT, 2, 2, "%s %s").passed()).isTrue();
    Gate unknown = Gate.atMost(Check.RATE, Double.NaN, 2, "%s %s");
    assertThat(unknown.passed()).isFalse();
    assertThat(unknown.value()).isNull();
  }
}
