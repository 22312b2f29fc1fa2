package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.epicentra.job.vae.EpochSummary;
import org.junit.jupiter.api.Test;

class EpochProgressTest {
  private static final String FIRST =
      "epoch 1/2  loss 170.410 = reconstruction 145.160 + KL 25.250  validation 133.740"
          + " nats per image (pixels: threshold)  6.1 s  10,000 images/s";
  private static final String SECOND =
      "epoch 2/2  loss 118.950 = reconstruction 93.700 + KL 25.250"
          + " nats per image (pixels: threshold)  6.0 s  9,876 images/s";

  private final StringWriter text = new StringWriter();

  @Test
  void elsewhereThanOnATerminalEachEpochIsALine() {
    show(false);
    assertThat(text.toString().lines()).containsExactly(FIRST, SECOND);
  }

  @Test
  void onATerminalABarIsRewrittenUntilTheEpochsLineTakesItsPlace() {
    show(true);
    String bar = "\r[===============               ] 300/600  minibatches of epoch 1/2";
    assertThat(text.toString()).startsWith(bar).contains("\r" + FIRST).endsWith("\n");
    // What is left to see once carriage returns have done their work.
    String[] lines = text.toString().split(System.lineSeparator());
    assertThat(lines)
        .extracting(line -> line.substring(line.lastIndexOf('\r') + 1))
        .containsExactly(FIRST, SECOND);
  }

  private void show(boolean terminal) {
    try (EpochProgress progress = new EpochProgress(new PrintWriter(text), terminal, List.of())) {
      progress.started(1, 2, 600);
      progress.step(300);
      progress.finished(
          new EpochSummary(1, 170.41, 145.16, 25.25, 133.74, 6.12), 2, "threshold", 10000);
      progress.started(2, 2, 600);
      progress.step(600);
      progress.finished(new EpochSummary(2, 118.95, 93.7, 25.25, null, 6.01), 2, "threshold", 9876);
    }
  }
}
