package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that dies between any two operations on files, and what readers and the next run find. */
abstract class OutputFaultContract {
  /** More than a run has; the tests themselves find out how many there are. */
  private static final int MOST = 200;

  private static final long NO_PROCESS = Integer.MAX_VALUE; // above the kernel's largest number

  private final Configuration hadoop = new Configuration();
  private Path folder;

  /** An empty folder. */
  abstract Path folder();

  /** The name of the setting that gives the file system's class, and the class that dies. */
  abstract Configuration dying();

  /** Whether names are exchanged in one step where that is possible. */
  abstract boolean exchanging();

  @BeforeEach
  void start() {
    folder = folder();
  }

  @Test
  void afterADeathAtAnyMomentThereIsTheOldOutputOrTheNewAndTheNextRunTidiesUp() throws Exception {
    int deaths = everyDeath(true, true);
    assertThat(deaths).isBetween(12, MOST - 1);
  }

  @Test
  void theSameWhereTheNextRunFindsItBeforeAnyReader() throws Exception {
    assertThat(everyDeath(true, false)).isBetween(12, MOST - 1);
  }

  @Test
  void afterADeathAtAnyMomentOfAFirstRunThereIsNothingOrTheWhole() throws Exception {
    assertThat(everyDeath(false, true)).isBetween(8, MOST - 1);
  }

  private int everyDeath(boolean there, boolean read) throws Exception {
    for (int n = 0; n < MOST; n++) {
      Path target = new Path(folder, "run-" + n + "/table");
      if (there) {
        fill(target, "old");
      } else {
        target.getFileSystem(hadoop).mkdirs(target.getParent());
      }
      Deaths.before(n);
      overwrite(target, "new", dying());
      if (!Deaths.happened()) {
        return n;
      }
      ownersAreDead(target.getParent());
      if (there && read) {
        List<Path> found = new SourceFiles(hadoop).below(target.toString());
        assertThat(found).as("death %d", n).hasSize(2);
        assertThat(found.stream().map(this::text).distinct().toList())
            .as("death %d", n)
            .isSubsetOf("old", "new")
            .hasSize(1);
      } else if (target.getFileSystem(hadoop).exists(target)) {
        assertThat(names(target)).hasSize(3);
      }
      overwrite(target, "next", hadoop);
      assertThat(names(target.getParent())).as("after death %d", n).containsExactly("table");
      assertThat(text(new Path(target, "part-1.parquet"))).isEqualTo("next");
    }
    throw new AssertionError("a run does not end");
  }

  @Test
  void afterADeathAndTheRemovalOfTheOutputNothingHalfDeletedComesBack() throws Exception {
    int stale = 0;
    for (int n = 0; n < MOST; n++) {
      Path target = new Path(folder, "removed-" + n + "/table");
      fill(target, "old");
      Deaths.before(n);
      overwrite(target, "new", dying());
      if (!Deaths.happened()) {
        assertThat(stale).as("deaths right before the old output is renamed").isLessThan(3);
        return;
      }
      ownersAreDead(target.getParent());
      boolean done =
          target.getFileSystem(hadoop).exists(target)
              && text(new Path(target, "part-0.parquet")).equals("new");
      stale += wholeOrNothingAfterRemoval(target, n) && done ? 1 : 0;
      overwrite(target, "next", hadoop);
      assertThat(names(target.getParent())).as("after death %d", n).containsExactly("table");
    }
    throw new AssertionError("a run does not end");
  }

  @Test
  void theSameOfTheRunThatTidiesUp() throws Exception {
    for (int n = 0; n < MOST; n++) {
      Path target = new Path(folder, "tidied-" + n + "/table");
      interrupted(target, true);
      fill(target, "other");
      Deaths.before(n);
      overwrite(target, "new", dying());
      if (!Deaths.happened()) {
        assertThat(n).isBetween(20, MOST - 1);
        return;
      }
      ownersAreDead(target.getParent());
      wholeOrNothingAfterRemoval(target, n);
    }
    throw new AssertionError("a run does not end");
  }

  /** Whether something comes back where the user removes the output. */
  private boolean wholeOrNothingAfterRemoval(Path target, int death) throws IOException {
    target.getFileSystem(hadoop).delete(target, true);
    List<Path> found;
    try {
      found = new SourceFiles(hadoop).below(target.toString());
    } catch (BadInputException e) {
      assertThat(e).as("death %d", death).hasMessageContaining("table does not exist");
      return false;
    }
    assertThat(found).as("death %d", death).hasSize(2);
    assertThat(found.stream().map(this::text).distinct()).as("death %d", death).hasSize(1);
    return true;
  }

  private void overwrite(Path target, String text, Configuration through) throws IOException {
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(wanted, through, exchanging())) {
      fill(output.stage(), text);
      output.commit();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining(Deaths.MESSAGE);
    }
  }

  @Test
  void aSingleFileIsTheOldOneOrTheNewAfterADeathAtAnyMoment() throws Exception {
    for (int n = 0; n < MOST; n++) {
      Path target = new Path(folder, "file-" + n + "/chart.png");
      write(target, "\u0089PNG\r\nold");
      Deaths.before(n);
      replaceFile(target, "new", dying());
      if (!Deaths.happened()) {
        assertThat(n).isBetween(10, MOST - 1);
        return;
      }
      ownersAreDead(target.getParent());
      assertThat(text(target).substring(6)).as("after death %d", n).isIn("old", "new");
      replaceFile(target, "next", hadoop);
      assertThat(names(target.getParent())).as("after death %d", n).containsExactly("chart.png");
      assertThat(text(target).substring(6)).isEqualTo("next");
    }
    throw new AssertionError("a run does not end");
  }

  private void replaceFile(Path target, String text, Configuration through) throws IOException {
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.PICTURE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(wanted, through, exchanging())) {
      write(output.stage(), "\u0089PNG\r\n" + text);
      output.commit();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining(Deaths.MESSAGE);
    }
  }

  @Test
  void whatALiveRunOwnsIsNotTouched() throws IOException {
    Path target = new Path(folder, "table");
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput slow = AtomicOutput.open(wanted, hadoop, exchanging())) {
      fill(slow.stage(), "slow");
      claims(folder, text -> text, -24 * 3600_000L); // this process lives, whatever the clock says
      overwrite(target, "fast", hadoop);
      assertThat(text(new Path(target, "part-0.parquet"))).isEqualTo("fast");
      assertThat(text(new Path(slow.stage(), "part-0.parquet"))).isEqualTo("slow");
      slow.commit();
    }
    assertThat(text(new Path(target, "part-0.parquet"))).isEqualTo("slow");
    assertThat(names(folder)).containsExactly("table");
  }

  @Test
  void aRunOfAnotherMachineIsDeadWhenItHasBeenSilentForLong() throws IOException {
    Path target = new Path(folder, "table");
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput far = AtomicOutput.open(wanted, hadoop, exchanging())) {
      fill(far.stage(), "far");
      UnaryOperator<String> elsewhere = text -> text.replaceAll("(\"machine\" : \")", "$1other ");
      claims(folder, elsewhere, -OutputClaim.EXPIRY.toMillis() + 60_000);
      overwrite(target, "next", hadoop);
      assertThat(names(folder)).as("nine minutes of silence").hasSize(3);
      claims(folder, elsewhere, -OutputClaim.EXPIRY.toMillis() - 60_000);
      overwrite(target, "next", hadoop);
      assertThat(names(folder)).as("eleven minutes").containsExactly("table");
      fill(far.stage(), "far"); // it was asleep, and goes on
      assertThatThrownBy(far::commit)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("table is not written: ")
          .hasMessageContaining("after 10 minutes without a sign of life");
    }
    assertThat(text(new Path(target, "part-0.parquet"))).isEqualTo("next");
    assertThat(names(folder)).containsExactly("table");
  }

  /** Between the two renames: the readers finish what a run on another machine has begun. */
  @Test
  void aReaderPutsTheWholeOutputInPlaceAndItsOwnerSeesThat() throws IOException {
    Path target = new Path(folder, "deep/table");
    fill(target, "old");
    Deaths.never();
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(wanted, dying(), false)) {
      fill(output.stage(), "new");
      Deaths.atFolderMissing(
          target,
          () -> {
            HiddenNames names = HiddenNames.parse(output.stage()).orElseThrow().names();
            assertThat(names.of(Role.OLD).getName()).startsWith(".table.old-");
            ownersAreDead(target.getParent());
            assertThat(new SourceFiles(hadoop).below(target.toString())).hasSize(2);
          });
      output.commit();
    }
    assertThat(text(new Path(target, "part-0.parquet"))).isEqualTo("new");
    assertThat(names(target.getParent())).containsExactly("table");
  }

  /** Every way of reading: a file below, a pattern, a folder above, a single file of a model. */
  @Test
  void allReadersFindAnOutputThatWasBeingReplaced() throws IOException {
    String[] paths = {"table", "table/part-0.parquet", "t*", "../*/tab*", ""};
    for (int i = 0; i < paths.length; i++) {
      Path place = new Path(folder, "reader-" + i);
      interrupted(new Path(place, "table"), true);
      assertThat(new SourceFiles(hadoop).below(place + "/" + paths[i]))
          .as(paths[i])
          .anySatisfy(file -> assertThat(file.getName()).isEqualTo("part-0.parquet"));
    }
    Path model = new Path(folder, "model");
    interrupted(model, true);
    assertThat(new SingleFile(new Path(model, "part-0.parquet"), hadoop).exists()).isTrue();
    Path undone = new Path(folder, "undone/table");
    interrupted(undone, false);
    assertThat(text(new SourceFiles(hadoop).below(undone.toString()).get(0))).isEqualTo("old");
  }

  /** As a run leaves it that was killed between the two renames. */
  private void interrupted(Path target, boolean staged) throws IOException {
    HiddenNames names = HiddenNames.of(target);
    fill(names.of(Role.OLD), "old");
    if (staged) {
      fill(names.of(Role.STAGING), "new");
    }
    ProcessMark own = ProcessMark.own();
    ProcessMark dead = new ProcessMark("process 7", own.machine(), NO_PROCESS, own.started());
    JsonFiles.write(
        names.of(Role.RUN),
        new OutputClaim.Owner(target.toString(), names.of(Role.STAGING).toString(), dead, "today"),
        hadoop);
  }

  /** Lets the owners of all that is left in a folder be a process that has ended. */
  private void ownersAreDead(Path in) throws IOException {
    claims(in, text -> text.replaceAll("(\"pid\" : )\\d+", "$1" + NO_PROCESS), 0);
  }

  private void claims(Path in, UnaryOperator<String> change, long laterMillis) throws IOException {
    FileSystem files = in.getFileSystem(hadoop);
    for (FileStatus each : files.listStatus(in)) {
      if (HiddenNames.parse(each.getPath()).filter(found -> found.role() == Role.RUN).isPresent()) {
        SingleFile file = new SingleFile(each.getPath(), hadoop);
        String text;
        try (InputStream content = file.open()) {
          text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        file.write(out -> writeTo(out, change.apply(text)));
        long now = files.getFileStatus(each.getPath()).getModificationTime();
        files.setTimes(each.getPath(), now + laterMillis, -1);
      }
    }
  }

  private static void writeTo(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void write(Path file, String text) throws IOException {
    try (OutputStream out = file.getFileSystem(hadoop).create(file)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void fill(Path table, String text) throws IOException {
    for (String name : List.of("_SUCCESS", "part-0.parquet", "part-1.parquet")) {
      write(new Path(table, name), text);
    }
  }

  private String text(Path file) {
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> names(Path of) throws IOException {
    return Arrays.stream(of.getFileSystem(hadoop).listStatus(of))
        .map(status -> status.getPath().getName())
        .toList();
  }
}
