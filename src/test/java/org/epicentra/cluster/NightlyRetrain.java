package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.ShortLivedJvm;
import org.epicentra.cli.CommandRun;

/**
 * {@code retrain} of a registry and catalog for any night, as a job on a cluster or in this
 * process, and a look at the registry.
 *
 * @param registry its root; the name is world
 * @param catalog the events; each night has new ones
 */
record NightlyRetrain(Path registry, Path catalog) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the file system shows of the registry: how many of each there are. */
  record Traces(int lock, int staged, int versions, int champions) {}

  /** Sends the night's run to a cluster, where it takes one core. */
  Submission submit(String master, Instant night, Path log) throws IOException {
    List<String> options =
        List.of(
            "--master",
            master,
            "--executor-memory",
            "700m",
            "--driver-memory",
            "700m",
            "--conf",
            "spark.cores.max=1",
            "--conf",
            "spark.executor.extraJavaOptions=" + ShortLivedJvm.OPTION,
            "--conf",
            "spark.sql.shuffle.partitions=2",
            "--conf",
            "spark.driver.host=127.0.0.1");
    return Submission.start(log, options, words(night).toArray());
  }

  /** The night's run in this process, which waits for the lock of a dead run to expire. */
  CommandRun runHere(Instant night) {
    String[] words = words(night).toArray(String[]::new);
    CommandRun[] run = new CommandRun[1];
    StandaloneCluster.await(
        "the lock of the dead run",
        () -> {
          run[0] = CommandRun.of(words);
          return run[0].code() != 6;
        });
    return run[0];
  }

  /** Everything that is new is promoted, so that a run does all there is to do. */
  private List<String> words(Instant night) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("retrain", "--registry", registry.toString(), "--name", "world"));
    words.addAll(List.of("--catalog", catalog.toString(), "--components", "3"));
    words.addAll(List.of("--as-of", night.toString(), "--holdout", "12h", "--min-holdout", "5"));
    words.addAll(List.of("--lock-expiry", "1s", "--non-inferiority", "100"));
    words.addAll(List.of("--max-rate-change", "1000", "--max-null-change", "1"));
    for (String gate : List.of("place", "strength", "depth")) {
      words.addAll(List.of("--max-drift-" + gate, "1"));
    }
    return words;
  }

  /** The champion, when every version is sound: {@code registry show --json}. */
  JsonNode soundChampion() throws IOException {
    CommandRun verify = registryCommand("verify");
    assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
    CommandRun show = registryCommand("show", "--json");
    assertThat(show.code()).as(show.err()).isZero();
    return JSON.readTree(show.out());
  }

  private CommandRun registryCommand(String command, String... more) {
    List<String> words = new ArrayList<>(List.of("registry", command));
    words.addAll(List.of("--registry", registry.toString(), "--name", "world"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  Traces traces() {
    return new Traces(
        last("lock", "\\d+\\.json"),
        count("staging", ".*"),
        count("versions", "\\d+"),
        count("champions", "\\d+\\.json"));
  }

  String status() throws IOException {
    return JSON.readTree(registry.resolve("world/status.json").toFile()).get("state").textValue();
  }

  private int count(String part, String pattern) {
    return names(part, pattern).size();
  }

  private int last(String part, String pattern) {
    return names(part, pattern).stream()
        .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
        .max()
        .orElse(0);
  }

  private List<String> names(String part, String pattern) {
    String[] names = registry.resolve("world").resolve(part).toFile().list();
    return names == null
        ? List.of()
        : List.of(names).stream().filter(name -> name.matches(pattern)).toList();
  }
}
