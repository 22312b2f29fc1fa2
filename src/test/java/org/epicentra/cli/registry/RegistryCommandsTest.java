package org.epicentra.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.cli.CommandRun;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's commands on a registry with three versions, of which the second is in use. */
class RegistryCommandsTest {
  private static final String NOT_SCORED =
      "version %d  intact by its digests alone: 'text' is not a kind of model that can be scored";

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
  void listsTheNamesWhereNoneIsGiven() throws IOException {
    ModelRegistry other = ModelRegistry.open(folder.toString(), "alaska", new Configuration(false));
    try (RegistryLock lock = other.lock(Duration.ofMinutes(5))) {
      assertThat(CommandRun.of("registry", "list", "--registry", folder.toString()).out().lines())
          .as("alaska has no version yet")
          .map(String::strip)
          .containsExactly(
              "name  versions  newest  champion", "world         3       3         2", folder + "");
      Manifest manifest = registry.version(1).manifest();
      other.publish(lock, manifest, stage -> write(stage, "alaska"), stage -> {});
    }
    Files.createDirectories(folder.resolve("no registry/versions"));
    Files.writeString(folder.resolve("notes.txt"), "");
    JsonNode names =
        json(CommandRun.of("registry", "list", "--registry", folder.toString(), "--json"));
    assertThat(names.get("names")).hasSize(2);
    assertThat(names.at("/names/0/name").textValue()).isEqualTo("alaska");
    assertThat(names.at("/names/0/champion").isNull()).isTrue();
    assertThat(names.at("/names/1/versions").intValue()).isEqualTo(3);
    CommandRun none =
        CommandRun.of("registry", "list", "--registry", folder.resolve("mars").toString());
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("/mars holds no versions of any name: check --registry");
  }

  @Test
  void rollsBackAndPromotes() throws IOException {
    JsonNode back = json(run("rollback", "--why", "two is bad", "--json"));
    assertThat(back.get("champion").intValue()).isEqualTo(1);
    assertThat(back.get("before").intValue()).isEqualTo(2);
    assertThat(registry.champions().current().orElseThrow().why()).isEqualTo("two is bad");
    CommandRun further = run("rollback");
    assertThat(further.code()).isEqualTo(3);
    assertThat(further.err())
        .contains("no earlier champion, one of a lower number, to return to")
        .contains("before it version 2 was in use: 'registry promote --registry " + folder)
        .contains("--name world --version 2' returns to it");
    assertThat(run("promote", "--version", "3").out())
        .startsWith("version 3 is the champion; it was version 1");
    assertThat(run("promote", "--version", "3").out())
        .startsWith("version 3 is the champion already");
    assertThat(run("promote").code()).isEqualTo(2);
  }

  /** Why it takes no time: no session, and one file more in the registry, none elsewhere. */
  @Test
  void aRollbackStartsNoSparkAndWritesOnePointer() throws IOException {
    Set<String> before = tree();
    assertThat(run("rollback").code()).isZero();
    assertThat(SparkSession.getDefaultSession().isDefined()).isFalse();
    assertThat(SparkSession.getActiveSession().isDefined()).isFalse();
    Set<String> added = tree();
    assertThat(added).containsAll(before);
    added.removeAll(before);
    assertThat(added).singleElement(STRING).startsWith("world/champions/000003.json ");
  }

  /** Every file below the folder with its time and length. */
  private Set<String> tree() throws IOException {
    Set<String> tree = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.add(
            folder.relativize(file)
                + " "
                + Files.getLastModifiedTime(file)
                + " "
                + Files.size(file));
      }
    }
    return tree;
  }

  @Test
  void stepsBackWhileARunHoldsTheLockButNeitherPrunesNorPromotes() {
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(5))) {
      assertThat(lock.fence()).isEqualTo(2);
      assertThat(run("rollback").code()).isZero();
      for (CommandRun refused :
          List.of(
              run("prune", "--keep", "1"),
              run("promote", "--version", "3"),
              run("rollback", "--version", "1"))) {
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("holds the lock");
      }
      assertThat(registry.champions().current().orElseThrow().version()).isEqualTo(1);
    }
    assertThat(run("prune", "--keep", "1", "--dry-run").out())
        .as("1 is in use, 2 was before it, 3 is the newest")
        .isEqualToIgnoringNewLines("would delete 0 versions; 3 kept");
    assertThat(run("promote", "--version", "2").code()).isZero();
    assertThat(run("promote", "--version", "3").code()).isZero();
    assertThat(run("prune", "--keep", "1", "--older-than", "36500d").out())
        .startsWith("deleted 0 versions");
    assertThat(run("prune", "--keep", "1").out()).startsWith("deleted 1 version [1]; 2 kept");
    assertThat(registry.numbers()).containsExactly(2, 3);
    assertThat(run("prune", "--keep", "1", "--older-than", "soon").err())
        .contains("'soon' is not a length of time");
  }

  @Test
  void verifies() throws IOException {
    assertThat(run("verify").out().lines())
        .containsExactly(
            NOT_SCORED.formatted(1),
            NOT_SCORED.formatted(2),
            NOT_SCORED.formatted(3),
            "champion   version 2");
    Files.writeString(folder.resolve("world/versions/000003/model/text"), "model of day 4");
    CommandRun run = run("verify");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("version 3  text has another digest than when it was published");
  }

  /** The last number that there is, and one that does not fit in 32 bits with its successor. */
  @Test
  void aNumberThatNoRunGivesCannotStopOrDeceive() throws IOException {
    Path world = folder.resolve("world");
    Path high = world.resolve("champions/999999999.json");
    Files.copy(world.resolve("champions/000002.json"), high);
    Files.writeString(
        world.resolve("champions/000003.json"),
        Files.readString(high).replace("\"version\" : 2", "\"version\" : 2147483647"));
    Path claim = Files.writeString(world.resolve("lock/999999999.json"), "{}");
    Path version = Files.writeString(world.resolve("versions/000004"), "a file");
    CommandRun verify = run("verify");
    assertThat(verify.code()).isEqualTo(3);
    assertThat(verify.out())
        .contains(
            "champion   file:"
                + world
                + "/champions/000003.json cannot be read: it names version 2147483647; versions go"
                + " from 1 to 99999999; version 2 serves: ");
    for (Path stray : List.of(version, high, claim)) {
      assertThat(verify.out())
          .contains(
              "stray      file:"
                  + stray
                  + " has a number that no run gives, and does not count: remove it");
    }
    assertThat(json(run("list", "--json")).get("champion").intValue()).isEqualTo(2);
    assertThat(run("promote", "--version", "3").out())
        .startsWith("version 3 is the champion; it was version 2");
    assertThat(world.resolve("champions/000004.json")).exists();
    assertThat(json(run("show", "--json")).get("version").intValue()).isEqualTo(3);
    for (Path stray : List.of(version, high, claim)) {
      Files.delete(stray);
    }
    assertThat(run("verify").code()).isZero();
  }

  @Test
  void aNameWithoutVersionsIsBadInput() {
    CommandRun run =
        CommandRun.of("registry", "list", "--registry", folder.toString(), "--name", "mars");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("/mars holds no version");
    assertThat(folder.resolve("mars")).doesNotExist();
  }

  @Test
  void listsWhatIsDamaged() throws IOException {
    Path second = folder.resolve("world/versions/000002/manifest.json");
    Files.writeString(second, "{\n broken");
    Files.delete(folder.resolve("world/versions/000003/manifest.json"));
    assertThat(run("list").out().lines().map(String::strip))
        .containsExactly(
            "version                             created  kind  parent  bytes",
            "1  was champion  2026-01-01T02:00:00Z  text       -     14  promoted",
            "2      champion                     -     -       -      -   DAMAGED",
            "3                                   -     -       -      -   DAMAGED",
            "DAMAGED: file:"
                + second
                + " is damaged: Unexpected character ('b' (code 98)): was expecting double-quote to"
                + " start field name (line 2, column 2)",
            "DAMAGED: version 3 has lost its manifest.json",
            "file:" + folder + "/world");
    JsonNode list = json(run("list", "--json"));
    assertThat(list.get("champion").intValue()).isEqualTo(2);
    assertThat(list.at("/versions/1/champion").booleanValue()).isTrue();
    assertThat(list.at("/versions/1/damage").textValue()).contains("is damaged: ");
    assertThat(list.at("/versions/0/damage").isNull()).isTrue();
    Files.writeString(second, "{}");
    assertThat(json(run("list", "--json")).at("/versions/1/damage").textValue())
        .isEqualTo(
            "file:"
                + second
                + " cannot be read: the manifest has formatVersion 0; this"
                + " release reads version 1");
  }

  /** Cut off in the middle: Jackson's own message would name a source that it does not show. */
  @Test
  void aManifestThatIsCutOffIsReportedInOneLine() throws IOException {
    Path second = folder.resolve("world/versions/000002/manifest.json");
    Files.writeString(second, "{\n \"formatVersion\" : 1");
    String reported =
        "file:" + second + " is damaged: Unexpected end-of-input: expected close marker for Object";
    assertThat(run("list").out()).contains("DAMAGED: " + reported + " (line 2, column ");
    CommandRun verify = run("verify");
    assertThat(verify.code()).isEqualTo(3);
    assertThat(verify.out()).contains("version 2  " + reported).doesNotContain("REDACTED");
  }

  @Test
  void aChampionThatVanishedIsReported() throws IOException {
    assertThat(run("promote", "--version", "3").code()).isZero();
    Files.move(folder.resolve("world/versions/000003"), folder.resolve("backup"));
    String reported =
        "the champion, version 3 (pointer file file:"
            + folder
            + "/world/champions/000003.json), is missing; version 2 serves: restore its folder from"
            + " the backup, or name a champion by 'registry promote'";
    CommandRun verify = run("verify");
    assertThat(verify.code()).isEqualTo(3);
    assertThat(verify.out().lines())
        .containsExactly(
            NOT_SCORED.formatted(1),
            NOT_SCORED.formatted(2),
            "champion   " + reported,
            "champion   version 2");
    CommandRun list = run("list");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("2      champion").contains("DAMAGED: " + reported);
    assertThat(json(run("list", "--json")).at("/problems/0").textValue()).isEqualTo(reported);
    Files.move(folder.resolve("backup"), folder.resolve("world/versions/000003"));
    assertThat(run("verify").code()).isZero();
  }

  @Test
  void aPointerThatIsHalfWrittenIsReportedUntilAChampionIsNamed() throws IOException {
    Path newest = folder.resolve("world/champions/000002.json");
    Files.writeString(newest, Files.readString(newest).substring(0, 20));
    CommandRun verify = run("verify");
    assertThat(verify.code()).isEqualTo(3);
    assertThat(verify.out())
        .contains("champion   file:" + newest + " is damaged: ")
        .contains("; version 1 serves: restore it from the backup, or name the champion")
        .doesNotContain("REDACTED");
    assertThat(run("list").out()).contains("DAMAGED: file:" + newest + " is damaged: ");
    assertThat(run("promote", "--version", "1").out()).startsWith("version 1 is the champion\n");
    assertThat(folder.resolve("world/champions/000003.json")).exists();
    assertThat(run("verify").code()).isZero();
    assertThat(run("list").out()).doesNotContain("DAMAGED");
  }

  @Test
  void aRegistryThatIsAFileOrBelowOneIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    for (List<String> words :
        List.of(
            List.of("registry", "list"),
            List.of("registry", "promote", "--version", "1"),
            List.of("registry", "prune"))) {
      for (Path root : List.of(file, file.resolve("below"))) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--registry", root.toString(), "--name", "world"));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err())
            .startsWith("epicentra: ")
            .contains("is not a folder, or lies below a file")
            .doesNotContain("\tat ");
      }
    }
    Path versions = Files.createDirectories(folder.resolve("mars")).resolve("versions");
    Files.writeString(versions, "text");
    assertThat(
            CommandRun.of("registry", "list", "--registry", folder.toString(), "--name", "mars")
                .err())
        .contains("mars/versions is not a folder");
  }
}
