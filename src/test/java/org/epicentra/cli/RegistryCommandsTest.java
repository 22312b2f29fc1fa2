package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's commands on a registry with three versions, of which the second is in use. */
class RegistryCommandsTest {
  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeEach
  void publish() {
    registry = ModelRegistry.open(folder.toString(), "world", new Configuration(false));
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(5))) {
      for (int day = 1; day <= 3; day++) {
        String text = "model of day " + day;
        Manifest manifest =
            new Manifest(
                Manifest.FORMAT_VERSION,
                "text",
                "2026-01-0" + day + "T02:00:00Z",
                day == 1 ? null : day - 1,
                0,
                Map.of(),
                Map.of("seed", 1),
                Map.of(),
                Map.of(),
                Map.of(),
                new Decision(day < 3, "day " + day),
                List.of());
        registry.publish(lock, manifest, stage -> write(stage, text), stage -> {});
        if (day < 3) {
          registry.promote(day, registry.champions(), "test", "day " + day);
        }
      }
    }
  }

  private static void write(org.apache.hadoop.fs.Path stage, String text) {
    try {
      Files.writeString(Path.of(stage.toUri().getPath()).resolve("text"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandRun run(String command, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("registry", command, "--registry", folder.toString(), "--name", "world"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void listsAndShows() throws IOException {
    assertThat(run("list").out().lines().map(String::strip))
        .containsExactly(
            "version                             created  kind  parent  bytes",
            "1  was champion  2026-01-01T02:00:00Z  text       -     14  promoted",
            "2      champion  2026-01-02T02:00:00Z  text       1     14  promoted",
            "3                2026-01-03T02:00:00Z  text       2     14   refused",
            "file:" + folder + "/world");
    JsonNode list = json(run("list", "--json"));
    assertThat(list.get("champion").intValue()).isEqualTo(2);
    assertThat(list.get("versions")).hasSize(3);
    JsonNode shown = json(run("show", "--json"));
    assertThat(shown.get("version").intValue()).isEqualTo(2);
    assertThat(shown.at("/manifest/decision/why").textValue()).isEqualTo("day 2");
    assertThat(shown.at("/promotions/2/by").textValue()).isEqualTo("test");
    assertThat(Path.of(java.net.URI.create(shown.get("model").textValue())).resolve("text"))
        .hasContent("model of day 2");
    assertThat(run("show", "--version", "3").out()).contains("decision  day 3");
    CommandRun none = run("show", "--version", "9");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("has no version 9").doesNotContain("\tat ");
  }

  @Test
  void rollsBackAndPromotes() throws IOException {
    JsonNode back = json(run("rollback", "--why", "two is bad", "--json"));
    assertThat(back.get("champion").intValue()).isEqualTo(1);
    assertThat(back.get("before").intValue()).isEqualTo(2);
    assertThat(registry.champions().current().orElseThrow().why()).isEqualTo("two is bad");
    CommandRun further = run("rollback");
    assertThat(further.code()).isEqualTo(3);
    assertThat(further.err()).contains("no earlier champion to go back to");
    assertThat(run("promote", "--version", "3").out())
        .startsWith("version 3 is the champion; it was version 1");
    assertThat(run("promote", "--version", "3").out())
        .startsWith("version 3 is the champion already");
    assertThat(run("promote").code()).isEqualTo(2);
  }

  @Test
  void rollsBackWhileARunHoldsTheLockButDoesNotPrune() {
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(5))) {
      assertThat(lock.fence()).isEqualTo(2);
      assertThat(run("rollback").code()).isZero();
      CommandRun prune = run("prune", "--keep", "1");
      assertThat(prune.code()).isEqualTo(6);
      assertThat(prune.err()).contains("holds the lock");
    }
    assertThat(run("prune", "--keep", "1", "--dry-run").out())
        .isEqualToIgnoringNewLines("would delete 1 versions [2]; 2 are kept");
    assertThat(run("prune", "--keep", "1", "--older-than", "36500d").out())
        .startsWith("deleted 0 versions");
    assertThat(run("prune", "--keep", "1").out()).startsWith("deleted 1 versions [2]");
    assertThat(registry.numbers()).containsExactly(1, 3);
    assertThat(run("prune", "--keep", "1", "--older-than", "soon").err())
        .contains("'soon' is no length of time");
  }

  @Test
  void verifies() throws IOException {
    assertThat(run("verify").out().lines())
        .containsExactly(
            "version 1  sound", "version 2  sound", "version 3  sound", "champion   version 2");
    Files.writeString(folder.resolve("world/versions/000003/model/text"), "model of day 4");
    CommandRun run = run("verify");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("version 3  text has another digest than when it was published");
  }

  @Test
  void aNameWithoutVersionsIsBadInput() {
    CommandRun run =
        CommandRun.of("registry", "list", "--registry", folder.toString(), "--name", "mars");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("/mars holds no version");
    assertThat(folder.resolve("mars")).doesNotExist();
  }
}
