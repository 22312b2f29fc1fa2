package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tree of the sources is what docs/ARCHITECTURE.md says: its arrows, the size of its folders,
 * files and methods, and its names.
 */
class HouseTest {
  /** Rooms whose folders are subjects; elsewhere a folder may hold more. */
  private static final Set<String> FLOORS_OF_SUBJECTS = Set.of("cli", "job", "spark", "vae", "ml");

  private static final Set<String> SUBJECTS =
      Set.of(
          "catalog",
          "mixture",
          "export",
          "vae",
          "gradient",
          "distribution",
          "registry",
          "retrain",
          "demo",
          "picture");

  private static final Set<String> OPTIONS_OF_SPARK_AND_JAVA =
      Set.of(
          "--master",
          "--driver-memory",
          "--executor-memory",
          "--jars",
          "--packages",
          "--add-modules");

  private static final int MOST_FILES_OF_A_SUBJECT = 25;
  private static final int MOST_FILES = 35;
  private static final int MOST_MEDIAN_LINES = 80;
  private static final int MOST_LINES = 350;
  private static final int MOST_METHOD_LINES = 40;
  private static final int MOST_PARAMETERS = 6;

  @Test
  void theArrowsAreThoseOfTheDocs() throws Exception {
    assertThat(arrowsOfRooms()).isEqualTo(documentedArrows());
  }

  @Test
  void noFolderKnowsItselfThroughOthers() {
    Map<String, TreeSet<String>> arrows = SourceTree.arrows();
    for (String folder : arrows.keySet()) {
      Set<String> reached = new HashSet<>();
      reach(folder, arrows, reached);
      assertThat(reached).as("what %s knows, itself among it", folder).doesNotContain(folder);
    }
  }

  private static void reach(
      String folder, Map<String, TreeSet<String>> arrows, Set<String> reached) {
    for (String next : arrows.getOrDefault(folder, new TreeSet<>())) {
      if (reached.add(next)) {
        reach(next, arrows, reached);
      }
    }
  }

  @Test
  void noFolderIsTooFull() {
    SourceTree.folders()
        .forEach(
            (folder, files) ->
                assertThat(files)
                    .as("the files of %s", folder)
                    .hasSizeLessThanOrEqualTo(
                        FLOORS_OF_SUBJECTS.contains(room(folder))
                            ? MOST_FILES_OF_A_SUBJECT
                            : MOST_FILES));
  }

  @Test
  void everyFolderIsDescribed() {
    for (String folder : SourceTree.folders().keySet()) {
      Path info = SourceTree.ROOT.resolve(folder).resolve("package-info.java");
      assertThat(info).exists();
      String text = SourceTree.text(info);
      assertThat(text.split("\\.\\s")).as("the sentences of %s", info).hasSizeGreaterThan(2);
      assertThat(text.split("\\s+")).as("the words of %s", info).hasSizeGreaterThan(30);
    }
  }

  @Test
  void onlyTheCommandLineKnowsItsOptions() {
    Pattern option = Pattern.compile("\"[^\"\n]*(?<![\\w-])(--[a-z][a-z-]*)");
    for (Path file : SourceTree.files()) {
      if (!room(SourceTree.folder(file)).equals("cli")) {
        assertThat(option.matcher(SourceTree.text(file)).results())
            .extracting(found -> found.group(1))
            .as("options in the messages of %s", file)
            .isSubsetOf(OPTIONS_OF_SPARK_AND_JAVA);
      }
    }
  }

  @Test
  void aClassDoesNotRepeatItsFolder() {
    SourceTree.folders()
        .forEach(
            (folder, files) -> {
              String subject = folder.substring(folder.lastIndexOf('/') + 1);
              if (!List.of("cli", "job").contains(room(folder)) || !SUBJECTS.contains(subject)) {
                return;
              }
              // What is named after the room itself: its command, its job, its kind of model.
              Pattern own = Pattern.compile("(?i)" + subject + "(Command|Job|Kind)");
              assertThat(files)
                  .extracting(file -> file.getFileName().toString().replace(".java", ""))
                  .filteredOn(name -> !own.matcher(name).matches())
                  .as("the classes of %s", folder)
                  .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(subject));
            });
  }

  @Test
  void filesAndMethodsAreShort() {
    long[] lines = SourceTree.files().stream().mapToLong(SourceTree::lines).sorted().toArray();
    assertThat(lines[lines.length / 2]).as("the median").isLessThan(MOST_MEDIAN_LINES);
    assertThat(SourceTree.files())
        .filteredOn(file -> SourceTree.lines(file) > MOST_LINES)
        .as("files of over %d lines", MOST_LINES)
        .isEmpty();
    List<SourceTree.Method> methods = SourceTree.methods();
    assertThat(methods).hasSizeGreaterThan(1000);
    assertThat(methods).filteredOn(method -> method.lines() > MOST_METHOD_LINES).isEmpty();
    assertThat(methods).filteredOn(method -> method.parameters() > MOST_PARAMETERS).isEmpty();
  }

  @Test
  void theDocsStateTheseLimits() throws Exception {
    String page = Files.readString(Path.of("docs/ARCHITECTURE.md"));
    assertThat(page)
        .contains("at most " + MOST_FILES_OF_A_SUBJECT + " files")
        .contains("at most " + MOST_FILES + " elsewhere")
        .contains("median file has fewer than " + MOST_MEDIAN_LINES + " lines")
        .contains("none more than " + MOST_LINES)
        .contains("methods at most " + MOST_METHOD_LINES + " lines")
        .contains("at most " + MOST_PARAMETERS + " parameters");
  }

  /** Which room knows which, and on the floors of subjects which subject knows which. */
  private static Map<String, TreeSet<String>> arrowsOfRooms() {
    Map<String, TreeSet<String>> between = new TreeMap<>();
    SourceTree.arrows()
        .forEach(
            (from, targets) -> {
              for (String to : targets) {
                if (to.isEmpty()) {
                  continue; // everybody knows the root
                }
                boolean sideways = room(from).equals(room(to));
                String source = sideways ? name(from) : room(from);
                String target = sideways ? name(to) : room(to);
                between.computeIfAbsent(source, each -> new TreeSet<>()).add(target);
              }
            });
    return between;
  }

  private static String room(String folder) {
    return folder.split("/", 2)[0];
  }

  private static String name(String folder) {
    return folder.contains("/") ? folder.replace('/', '.') : folder;
  }

  /** The lines "room -> room, room" of the page. */
  private static Map<String, TreeSet<String>> documentedArrows() throws Exception {
    Pattern line = Pattern.compile("^    ([a-z.]+) +-> ([a-z., ]+)$", Pattern.MULTILINE);
    Matcher found = line.matcher(Files.readString(Path.of("docs/ARCHITECTURE.md")));
    Map<String, TreeSet<String>> documented = new TreeMap<>();
    while (found.find()) {
      documented
          .computeIfAbsent(found.group(1), each -> new TreeSet<>())
          .addAll(Arrays.asList(found.group(2).split(", *")));
    }
    documented.remove("options"); // the first line of a flow, not a folder
    return documented;
  }
}
