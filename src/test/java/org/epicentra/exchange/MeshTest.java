package org.epicentra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that are lost in the middle of an exchange: the others say so, and never wait on. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MeshTest {
  private static final Limits HASTY =
      new Limits(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(2));

  /** More than the system's buffers hold, so that no exchange ends before the other end reads. */
  private static final int MANY = 20_000_000;

  private static List<Mesh> meshes(int size, Limits limits) {
    GroupKey key = GroupKey.random();
    List<Doorway> doors = Members.doors(size);
    List<CompletableFuture<Mesh>> joining = new ArrayList<>();
    for (int own = 0; own < size; own++) {
      Group group = new Group(key, 3, 0, size, own);
      Doorway door = doors.get(own);
      joining.add(
          Members.async(() -> door.join(group, Members.addresses(doors), limits, Members.NOTHING)));
    }
    return joining.stream().map(Members::result).toList();
  }

  private static SliceExchange exchange(Mesh mesh, int length) {
    return new SliceExchange(mesh, length, 1, new int[mesh.size()], 0);
  }

  @Test
  void aMemberThatLeavesIsNamedByAllOthers() {
    List<Mesh> meshes = meshes(3, Members.PATIENT);
    CountDownLatch working = new CountDownLatch(2);
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    for (Mesh mesh : meshes.subList(0, 2)) {
      waiting.add(
          Members.async(
              () -> {
                working.countDown();
                exchange(mesh, MANY).gather(new float[MANY], Members.NOTHING);
                return null;
              }));
    }
    Members.result(
        Members.async(
            () -> {
              working.await();
              meshes.get(2).close();
              return null;
            }));
    for (CompletableFuture<Void> member : waiting) {
      assertThatThrownBy(() -> Members.result(member))
          .isInstanceOf(ExchangeException.class)
          .hasMessageMatching("member 3 of 3 (has closed its connection|is lost).*");
    }
    meshes.forEach(Mesh::close);
  }

  /** As when its process is stopped: the connection stands, but nothing comes. */
  @Test
  void aMemberThatStopsIsNamedInTime() {
    for (int length : new int[] {10, MANY}) { // while it waits, and while it sends
      List<Mesh> meshes = meshes(2, HASTY);
      SliceExchange exchange = exchange(meshes.get(0), length);
      assertThatThrownBy(() -> exchange.gather(new float[length], Members.NOTHING))
          .isInstanceOf(ExchangeException.class)
          .hasMessage("member 2 of 2 has been silent for 2 s: it is stopped, or out of reach");
      meshes.forEach(Mesh::close);
    }
  }

  /** One has given up an exchange that the other has not begun. */
  @Test
  void membersOutOfStepFindOut() {
    List<Mesh> meshes = meshes(2, HASTY);
    assertThatThrownBy(() -> exchange(meshes.get(0), 2).gather(new float[2], Members.NOTHING))
        .hasMessageContaining("silent");
    // What it sent is still on its way, so the first exchange of the other one is complete.
    exchange(meshes.get(1), 2).gather(new float[2], Members.NOTHING);
    assertThatThrownBy(() -> exchange(meshes.get(0), 2).gather(new float[2], Members.NOTHING))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("member 2 of 2 is at exchange 1, this member at 2: they must agree");
    meshes.forEach(Mesh::close);
  }

  @Test
  void aTaskThatIsKilledStopsWaiting() {
    List<Mesh> meshes = meshes(2, HASTY);
    IllegalStateException killed = new IllegalStateException("killed by the test");
    assertThatThrownBy(
            () ->
                exchange(meshes.get(0), 10)
                    .gather(
                        new float[10],
                        () -> {
                          throw killed;
                        }))
        .isSameAs(killed);
    meshes.forEach(Mesh::close);
  }

  @Test
  void aGroupOfOneNeedsNobody() {
    List<Mesh> alone = meshes(1, Members.PATIENT);
    float[] values = {1, 2};
    exchange(alone.get(0), 2).gather(values, Members.NOTHING);
    assertThat(values).containsExactly(1, 2);
    alone.get(0).close();
  }
}
