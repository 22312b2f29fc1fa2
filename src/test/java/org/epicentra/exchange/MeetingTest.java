package org.epicentra.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that meet while strangers are at the door. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MeetingTest {
  private static final Limits HASTY =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final GroupKey key = GroupKey.random();
  private final List<Doorway> doors = Members.doors(2);
  private final List<InetSocketAddress> addresses = Members.addresses(doors);

  private CompletableFuture<Mesh> join(int own, Group group, Limits limits) {
    return Members.async(() -> doors.get(own).join(group, addresses, limits, Members.NOTHING));
  }

  private Group group(int own) {
    return new Group(key, 5, 1, 2, own);
  }

  /** Both members are there now, and each gets the other's number. */
  private void assertThatTheyTalk(CompletableFuture<Mesh> first, CompletableFuture<Mesh> second) {
    List<CompletableFuture<Double>> heard = new ArrayList<>();
    for (CompletableFuture<Mesh> member : List.of(first, second)) {
      heard.add(
          Members.async(
              () -> {
                Mesh mesh = Members.result(member);
                double[][] all = {{10}, {11}};
                all[1 - mesh.own()][0] = 0;
                new SliceExchange(mesh, 0, 1, new int[2], 0).share(all, Members.NOTHING);
                return all[1 - mesh.own()][0];
              }));
    }
    assertThat(heard).extracting(Members::result).containsExactly(11.0, 10.0);
    Members.result(first).close();
    Members.result(second).close();
  }

  @Test
  void anotherKeyIsRefused() {
    assertRefused(new Group(GroupKey.random(), 5, 1, 2, 1));
  }

  /** A member of the attempt before, which does not know yet that it has failed. */
  @Test
  void anotherAttemptIsRefused() {
    assertRefused(new Group(key, 5, 0, 2, 1));
  }

  @Test
  void anotherStageIsRefused() {
    assertRefused(new Group(key, 4, 1, 2, 1));
  }

  /** The first member, which waits all the time, answers the stranger and closes. */
  private void assertRefused(Group stranger) {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Mesh> first =
        Members.async(() -> doors.get(0).join(group(0), addresses, Members.PATIENT, until(over)));
    Duration few = Duration.ofSeconds(3);
    assertThatThrownBy(() -> Members.result(join(1, stranger, new Limits(few, few, few))))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("no connection within 3 s with member 1 of 2 at ")
        .hasMessageContaining("closed");
    over.set(true);
    assertThatThrownBy(() -> Members.result(first)).hasMessage("the test is over");
  }

  private static Runnable until(AtomicBoolean over) {
    return () -> {
      if (over.get()) {
        throw new IllegalStateException("the test is over");
      }
    };
  }

  @Test
  void aMemberThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Members.result(join(0, group(0), HASTY)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("no connection within 2 s with member 2 of 2 at ");
  }

  @Test
  void aMemberThatNeverComesIsNotWaitedForForEver() {
    Limits limits = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThatThrownBy(() -> Members.result(join(1, group(1), limits)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("member 1 of 2 at " + addresses.get(0))
        .hasMessageContaining("no answer within 1 s");
  }

  @Test
  void aTaskThatIsKilledStopsWaiting() {
    IllegalStateException killed = new IllegalStateException("killed by the test");
    assertThatThrownBy(
            () ->
                doors
                    .get(0)
                    .join(
                        group(0),
                        addresses,
                        Members.PATIENT,
                        () -> {
                          throw killed;
                        }))
        .isSameAs(killed);
  }

  /** Each sends garbage, of any length, and many hang up at once, as a scanner of ports does. */
  @Test
  void aScannerIsDropped() throws IOException {
    CompletableFuture<Mesh> first = join(0, group(0), Members.PATIENT);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      try (Socket scanner = connected()) {
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        write(scanner, garbage);
      }
    }
    try (Socket web = connected()) {
      write(web, "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a browser\r\n\r\n".getBytes());
      assertIsClosed(web);
    }
    assertThatTheyTalk(first, join(1, group(1), Members.PATIENT));
  }

  /** It says who it is but has no key, so it can only repeat what it hears. */
  @Test
  void anImpostorWithoutTheKeyIsDropped() throws IOException {
    CompletableFuture<Mesh> first = join(0, group(0), Members.PATIENT);
    try (Socket impostor = connected()) {
      write(impostor, hello(1, 0));
      byte[] nonce = impostor.getInputStream().readNBytes(32);
      assertThat(nonce).hasSize(32);
      write(impostor, nonce);
      assertIsClosed(impostor);
    }
    try (Socket itself = connected()) {
      write(itself, hello(0, 0));
      assertIsClosed(itself);
    }
    assertThatTheyTalk(first, join(1, group(1), Members.PATIENT));
  }

  /** They connect and say nothing, or half of a hello, and stay. */
  @Test
  void halfOpenConnectionsNeitherBlockNorPileUp() throws IOException {
    CompletableFuture<Mesh> first = join(0, group(0), Members.PATIENT);
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < Meeting.MOST_UNPROVEN + 20; i++) {
        Socket socket = connected();
        write(socket, java.util.Arrays.copyOf(hello(1, 0), i % 48));
        silent.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        assertIsClosed(silent.get(i)); // to make room for the later ones
      }
      assertThatTheyTalk(first, join(1, group(1), Members.PATIENT));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void aHalfOpenConnectionIsClosedInTime() throws IOException {
    Limits limits = new Limits(Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofMinutes(5));
    CompletableFuture<Mesh> first = join(0, group(0), limits);
    try (Socket silent = connected()) {
      assertIsClosed(silent);
    }
    assertThatTheyTalk(first, join(1, group(1), Members.PATIENT));
  }

  /** What one connection proved is of no use in another, since its nonce is another. */
  @Test
  void whatWasRecordedCannotBeUsedAgain() throws IOException {
    CompletableFuture<Mesh> first = join(0, group(0), Members.PATIENT);
    byte[] proof;
    try (Socket member = connected()) {
      byte[] hello = hello(1, 0);
      write(member, hello);
      byte[] nonce = member.getInputStream().readNBytes(32);
      proof = key.proof(proven(hello, nonce));
    }
    try (Socket again = connected()) {
      write(again, hello(1, 0));
      assertThat(again.getInputStream().readNBytes(32)).hasSize(32);
      write(again, proof);
      assertIsClosed(again);
    }
    assertThatTheyTalk(first, join(1, group(1), Members.PATIENT));
  }

  /** So what is refused above is refused for its nonce, not for its form. */
  @Test
  void whatIsProvedInItsOwnConnectionIsAccepted() throws IOException {
    CompletableFuture<Mesh> first = join(0, group(0), Members.PATIENT);
    try (Socket member = connected()) {
      byte[] hello = hello(1, 0);
      write(member, hello);
      byte[] nonce = member.getInputStream().readNBytes(32);
      write(member, key.proof(proven(hello, nonce)));
      assertThat(member.getInputStream().readNBytes(32)).hasSize(32);
      Members.result(first).close();
    }
  }

  /** The member before answers, but cannot prove that it has the key. */
  @Test
  void whoeverStandsAtTheAddressOfAMemberMustHaveTheKey() throws Exception {
    byte[] random = new byte[32];
    new Random(2).nextBytes(random);
    assertNotJoined(proof -> random);
    assertNotJoined(proof -> proof); // the connecting member's own
  }

  private void assertNotJoined(UnaryOperator<byte[]> answer) throws IOException {
    Doorway own = Members.door();
    AtomicBoolean over = new AtomicBoolean();
    try (ServerSocket impostor = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      impostor.setSoTimeout(300_000);
      List<InetSocketAddress> members =
          List.of((InetSocketAddress) impostor.getLocalSocketAddress(), own.address());
      CompletableFuture<Mesh> member =
          Members.async(() -> own.join(group(1), members, Members.PATIENT, until(over)));
      try (Socket caller = impostor.accept()) {
        InputStream in = caller.getInputStream();
        assertThat(in.readNBytes(48)).hasSize(48);
        write(caller, new byte[32]);
        byte[] proof = in.readNBytes(32);
        assertThat(proof).hasSize(32);
        write(caller, answer.apply(proof));
        assertIsClosed(caller);
      }
      impostor.accept().close(); // it still calls
      over.set(true);
      assertThatThrownBy(() -> Members.result(member)).hasMessage("the test is over");
    }
  }

  private static byte[] hello(int from, int to) {
    return ByteBuffer.allocate(48)
        .putLong(0x4550_4943_5843_0001L)
        .putInt(from)
        .putInt(to)
        .put(new byte[32])
        .array();
  }

  /** The message of the connecting side, written down anew. */
  private static byte[] proven(byte[] hello, byte[] nonce) {
    return ByteBuffer.allocate(1 + 8 + 5 * 4 + 64)
        .put((byte) 1)
        .putLong(0x4550_4943_5843_0001L)
        .putInt(5)
        .putInt(1)
        .putInt(2)
        .put(hello, 8, 8)
        .put(hello, 16, 32)
        .put(nonce)
        .array();
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    socket.connect(addresses.get(0));
    return socket;
  }

  /** A stranger's connection may be closed before it has said all it wants. */
  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
    }
  }

  private static void assertIsClosed(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      assertThat(in.readAllBytes()).isEmpty();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
    }
  }
}
