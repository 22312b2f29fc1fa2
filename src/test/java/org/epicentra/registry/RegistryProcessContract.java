package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.epicentra.ShortLivedJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several processes at one registry, some of them killed. */
abstract class RegistryProcessContract {
  private Path folder;

  /** An empty folder. */
  abstract Path folder();

  /** How often each of two processes publishes. */
  abstract int publications();

  /** How many processes are killed. */
  abstract int deaths();

  @BeforeEach
  void start() {
    folder = folder();
  }

  @Test
  void twoProcessesNeverMakeOneVersionOrOnePromotionTwice() throws Exception {
    int each = publications();
    // An expiry that no pause of a loaded machine outlasts: neither takes the other for dead.
    Process first = start("first-", each, 600);
    Process second = start("second-", each, 600);
    assertThat(first.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(second.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);

    ModelRegistry registry = RegistryUse.open(folder);
    Set<String> texts = new TreeSet<>();
    for (ModelVersion version : registry.versionsByNumber().values()) {
      assertThat(registry.problems(version.number())).isEmpty();
      texts.add(RegistryUse.text(version));
    }
    assertThat(texts).hasSize(2 * each);
    assertThat(registry.numbers()).hasSize(2 * each);
    assertThat(registry.champions().pointers()).hasSize(2 * each);
    assertThat(registry.champions().last()).isEqualTo(2 * each);
  }

  @Test
  void aProcessKilledAtRandomLeavesAChampionAndAWorkingRegistry() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "start");
    Random random = new Random(7);
    for (int round = 0; round < deaths(); round++) {
      Process doomed = start("round-" + round + "-", 1000, 1);
      assertThat(doomed.getInputStream().read()).isGreaterThan(0); // it has published once
      Thread.sleep(random.nextInt(60));
      doomed.destroyForcibly().waitFor();

      assertThat(registry.champion()).isPresent();
      assertThat(RegistryUse.text(registry.champion().get())).startsWith("round-" + round + "-");
      for (int number : registry.numbers()) {
        assertThat(registry.problems(number)).isEmpty();
      }
      assertThat(registry.champions().problems()).isEmpty();
    }
    RegistryUse.silence(folder);
    RegistryUse.publishAndPromote(registry, "end");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("end");
  }

  private Process start(String name, int times, int expirySeconds) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.add(ShortLivedJvm.OPTION);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RegistryRacer.class.getName(), folder.toString(), name));
    command.addAll(List.of(String.valueOf(times), String.valueOf(expirySeconds)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
