package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutputClaimTest {
  @TempDir Path folder;

  /** Between the look and the write of a sign of life another run may take the names. */
  @Test
  void aRecordThatCameBackAfterItsNamesWereTakenDoesNotHold() throws IOException {
    OutputClaim claim = OutputClaim.of(target(new Configuration()));
    claim.beat();
    claim.requireHeld();
    Path run = path(claim, Role.RUN);
    Files.move(run, path(claim, Role.ENDED));
    Files.writeString(run, "{}");
    assertThatThrownBy(claim::requireHeld)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table is not written");
    claim.beat();
    assertThat(run).hasContent("{}");
    Files.delete(path(claim, Role.ENDED));
    assertThatThrownBy(claim::requireHeld).isInstanceOf(BadInputException.class);
    claim.stop();
  }

  @Test
  @Timeout(60)
  void noSignOfLifeFollowsTheEnd() throws Exception {
    Configuration slow = new Configuration();
    slow.setClass("fs.file.impl", Slow.class, FileSystem.class);
    slow.setBoolean("fs.file.impl.disable.cache", true);
    OutputClaim claim = OutputClaim.of(target(slow));
    Slow.waits = true;
    Thread beat = new Thread(claim::beat);
    beat.start();
    Slow.WRITING.await();
    Thread end =
        new Thread(
            () -> {
              claim.stop();
              try {
                claim.release();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    end.start();
    while (end.getState() != Thread.State.BLOCKED) {
      assertThat(end.isAlive()).as("it waits for the sign of life").isTrue();
      Thread.sleep(5);
    }
    Slow.GO_ON.countDown();
    beat.join();
    end.join();
    claim.beat();
    assertThat(folder).isEmptyDirectory();
  }

  /** Its first write, once it waits, lasts until it may go on. */
  public static final class Slow extends LocalFileSystem {
    static final CountDownLatch WRITING = new CountDownLatch(1);
    static final CountDownLatch GO_ON = new CountDownLatch(1);
    static volatile boolean waits;

    @Override
    public FileSystem getRawFileSystem() {
      if (waits) {
        WRITING.countDown();
        try {
          GO_ON.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return super.getRawFileSystem();
    }
  }

  private HadoopPath target(Configuration hadoop) {
    return HadoopPath.of(folder.resolve("table").toString(), hadoop);
  }

  private static Path path(OutputClaim claim, Role role) {
    return Path.of(claim.names().of(role).toUri());
  }
}
