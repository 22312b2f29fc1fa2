package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.epicentra.mixture.IterationListener.Iteration;
import org.junit.jupiter.api.Test;

class IterationProgressTest {
  private final StringWriter text = new StringWriter();

  @Test
  void elsewhereThanOnATerminalEachIterationIsALine() {
    show(false);
    assertThat(text.toString().lines())
        .containsExactly(
            "iteration 1  bound -1234567.5000  gain per event 2.50e+00  running 2  0.1 s",
            "iteration 5  bound -20.2500  gain per event 1.00e-03  running 1  0.2 s");
  }

  /** The numbers are of a start that goes on; the better one has ended and moves no more. */
  @Test
  void aStartThatHasEndedAndIsBetterIsToldBesideTheOneThatGoesOn() {
    try (IterationProgress progress = new IterationProgress(new PrintWriter(text), 10, false)) {
      progress.onIteration(new Iteration(7, 1, -25.5, -20.25, 1e-3, 1, 0.2));
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "iteration 7  bound -25.5000 (a start that has ended: -20.2500)  gain per event"
                + " 1.00e-03  running 1  0.2 s");
  }

  @Test
  void onATerminalOneLineIsRewritten() {
    show(true);
    String line = "[===============               ] 5/10  bound -20.2500";
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
