package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.epicentra.mixture.IterationListener.Iteration;
import org.junit.jupiter.api.Test;

class IterationProgressTest {
  private final StringWriter text = new StringWriter();

  @Test
  void elsewhereThanOnATerminalTheFirstEachTenthAndTheLastIterationAreLines() {
    try (IterationProgress progress = new IterationProgress(new PrintWriter(text), 100, false)) {
      for (int i = 1; i <= 23; i++) {
        progress.onIteration(new Iteration(i, 0, -i, -i, 0.5, i < 23 ? 2 : 0, 0.1));
      }
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "iteration 1  best bound -1.0000  gain per event 5.00e-01  starts running 2  0.1 s",
            "iteration 10  best bound -10.0000  gain per event 5.00e-01  starts running 2  0.1 s",
            "iteration 20  best bound -20.0000  gain per event 5.00e-01  starts running 2  0.1 s",
            "iteration 23  best bound -23.0000  gain per event 5.00e-01  starts running 0  0.1 s");
  }

  @Test
  void theLimitOfIterationsIsALine() {
    try (IterationProgress progress = new IterationProgress(new PrintWriter(text), 7, false)) {
      progress.onIteration(new Iteration(6, 0, -2, -2, 1e-3, 1, 0.2));
      progress.onIteration(new Iteration(7, 0, -1, -1, 1e-3, 1, 0.2));
    }
    assertThat(text.toString().lines()).singleElement().asString().startsWith("iteration 7 ");
  }

  /** Where the best start has ended, the bounds of those that go on are lower. */
  @Test
  void theBoundShownNeverFalls() {
    try (IterationProgress progress = new IterationProgress(new PrintWriter(text), 20, false)) {
      progress.onIteration(new Iteration(10, 1, -25.5, -20.25, 1e-3, 1, 0.2));
    }
    assertThat(text.toString()).contains("best bound -20.2500  ").doesNotContain("-25.5");
  }

  @Test
  void onATerminalOneLineIsRewritten() {
    show(true);
    String line = "[===============               ] 5/10  best bound -20.2500";
    assertThat(text.toString()).startsWith("\r[===  ").contains("\r" + line);
    // The second text is shorter: blanks cover what was left of the first.
    String[] rewritten = text.toString().stripTrailing().split("\r");
    assertThat(text.toString().split("\r")[2].replace("\n", "")).hasSameSizeAs(rewritten[1]);
    assertThat(text.toString()).endsWith(System.lineSeparator());
    assertThat(text.toString().lines()).hasSize(3);
  }

  private void show(boolean terminal) {
    try (IterationProgress progress = new IterationProgress(new PrintWriter(text), 10, terminal)) {
      progress.onIteration(new Iteration(1, 0, -1234567.5, -1234567.5, 2.5, 2, 0.1));
      progress.onIteration(new Iteration(5, 0, -20.25, -20.25, 1e-3, 1, 0.2));
    }
  }
}
