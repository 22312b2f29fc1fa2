package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatusTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  @Test
  void successAndFailureAreWrittenBesideTheOutput() throws IOException {
    RunStatus started = RunStatus.started("cavi fit", START, "4.1.0");
    String output = folder.resolve("runs/model").toString();

    started.running(output).write(new Configuration());
    JsonNode running = read();
    assertThat(running.get("state").textValue()).isEqualTo("running");
    assertThat(running.get("exitCode").isNull()).isTrue();
    assertThat(running.get("end").textValue()).isEmpty();
    assertThat(running.get("output").textValue()).isEqualTo(output);

    started.failed(output, 3, "no rows").write(new Configuration());
    JsonNode failed = read();
    assertThat(failed.get("state").textValue()).isEqualTo("failed");
    assertThat(failed.get("exitCode").intValue()).isEqualTo(3);
    assertThat(failed.get("message").textValue()).isEqualTo("no rows");

    started.succeeded(output).write(new Configuration());
    JsonNode succeeded = read();
    assertThat(succeeded.fieldNames())
        .toIterable()
        .containsExactly(
            "command", "state", "exitCode", "message", "start", "end", "output", "versions");
    assertThat(succeeded.get("command").textValue()).isEqualTo("cavi fit");
    assertThat(succeeded.get("state").textValue()).isEqualTo("succeeded");
    assertThat(succeeded.get("exitCode").intValue()).isZero();
    assertThat(succeeded.get("start").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(Instant.parse(succeeded.get("end").textValue())).isAfter(START);
    assertThat(succeeded.get("output").textValue()).isEqualTo(output);
    assertThat(succeeded.get("versions").fieldNames())
        .toIterable()
        .containsExactly("epicentra", "spark", "java");
  }

  private JsonNode read() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("runs/status.json").toFile());
  }
}
