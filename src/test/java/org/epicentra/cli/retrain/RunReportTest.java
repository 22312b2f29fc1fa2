package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.epicentra.job.ExitCode;
import org.epicentra.job.retrain.Outcome;
import org.epicentra.job.retrain.RunResult;
import org.junit.jupiter.api.Test;

class RunReportTest {
  @Test
  void aRunThatEndedBeforeItCountedShowsNoData() {
    RunResult early =
        new RunResult(
            Outcome.REFUSED,
            ExitCode.REFUSED,
            null,
            3,
            "not done within",
            Map.of(),
            List.of(),
            Map.of(),
            null,
            1.24,
            null);
    StringWriter text = new StringWriter();
    new RunReport(early).print(new PrintWriter(text));
    assertThat(text.toString().lines())
        .filteredOn(line -> !line.isBlank())
        .containsExactly("refused: not done within", "champion  version 3; 1.2 s");
  }
}
