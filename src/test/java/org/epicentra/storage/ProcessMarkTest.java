package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {
  /** As of proc_pid_stat(5), with a name that looks like the end of a name. */
  private static final String STAT =
      "77 (a) S 1 (b) S 1 77 77 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 30 0 7654321 1000 200 300\n";

  @TempDir Path proc;

  @Test
  void aNumberThatWasGivenAgainIsAnotherProcess() throws IOException {
    Files.writeString(Files.createDirectory(proc.resolve("77")).resolve("stat"), STAT);
    assertThat(mark(77, "7654321").runs(proc)).contains(true);
    assertThat(mark(77, "7654320").runs(proc)).contains(false);
    assertThat(mark(77, "").runs(proc)).isEmpty();
  }

  @Test
  void aProcessThatIsNotShownHasEndedUnlessSomeAreHidden() throws IOException {
    Path mounts = Files.createDirectory(proc.resolve("self")).resolve("mounts");
    Files.writeString(mounts, "proc " + proc + " proc rw,nosuid 0 0\n");
    assertThat(mark(77, "7654321").runs(proc)).contains(false);
    Files.writeString(mounts, "proc " + proc + " proc rw,nosuid,hidepid=invisible 0 0\n");
    assertThat(mark(77, "7654321").runs(proc)).isEmpty();
    Files.delete(mounts);
    assertThat(mark(77, "7654321").runs(proc)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotCertain() throws IOException {
    Files.createDirectories(proc.resolve("77/stat"));
    assertThat(mark(77, "7654321").runs(proc)).isEmpty();
  }

  @Test
  void ofAnotherMachineNothingIsKnown() {
    ProcessMark own = ProcessMark.own();
    assertThat(new ProcessMark("a", "other", own.pid(), own.started()).runs()).isEmpty();
    assertThat(new ProcessMark("a", "", own.pid(), own.started()).runs()).isEmpty();
  }

  @Test
  void thisProcessRunsAndOneThatEndedDoesNot() throws Exception {
    ProcessMark own = ProcessMark.own();
    assumeFalse(own.machine().isEmpty(), "the system does not tell");
    assertThat(own.started()).matches("\\d+");
    assertThat(own.runs()).contains(true);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertThat(new ProcessMark("a", own.machine(), ended.pid(), own.started()).runs())
        .contains(false);
  }

  private static ProcessMark mark(long pid, String started) {
    return new ProcessMark("a process", "this", pid, started);
  }
}
