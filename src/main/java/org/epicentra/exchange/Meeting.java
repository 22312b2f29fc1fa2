package org.epicentra.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The members of a group connecting, each pair once: a member connects to those before it and is
 * connected to by those after it. One thread serves all connections, and those that have not proved
 * themselves are few: where more come, the oldest of them is closed. A member whose connection was
 * closed by mistake, or broke, connects again.
 */
final class Meeting implements AutoCloseable {
  /** Most connections at a time that have not yet proved themselves. */
  static final int MOST_UNPROVEN = 64;

  private static final long TICK_MILLIS = 100;
  private static final int ACCEPTED_AT_ONCE = 16;

  private final ServerSocketChannel server;
  private final Group group;
  private final List<InetSocketAddress> members;
  private final Limits limits;
  private final Selector selector = Selector.open();
  private final SocketChannel[] joined;
  private final Handshake[] calls;
  private final String[] failures;
  private final long[] notBefore;
  private final Deque<Handshake> callers = new ArrayDeque<>();

  Meeting(ServerSocketChannel server, Group group, List<InetSocketAddress> members, Limits limits)
      throws IOException {
    this.server = server;
    this.group = group;
    this.members = members;
    this.limits = limits;
    this.joined = new SocketChannel[group.size()];
    this.calls = new Handshake[group.own()];
    this.failures = new String[group.own()];
    this.notBefore = new long[group.own()];
    Arrays.fill(notBefore, System.nanoTime());
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Connects all members. */
  Mesh mesh(Runnable check) throws IOException {
    long deadline = System.nanoTime() + limits.meeting().toNanos();
    while (!isComplete()) {
      check.run();
      long now = System.nanoTime();
      if (now - deadline > 0) {
        throw new ExchangeException(whoIsMissing());
      }
      dropLate(now);
      call(now);
      selector.select(TICK_MILLIS);
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        serve(ready.next());
        ready.remove();
      }
    }
    Mesh mesh = new Mesh(group, joined, limits.silence());
    Arrays.fill(joined, null); // they are the mesh's now
    return mesh;
  }

  private boolean isComplete() {
    return IntStream.range(0, joined.length)
        .allMatch(member -> member == group.own() || joined[member] != null);
  }

  private String whoIsMissing() {
    String missing =
        IntStream.range(0, joined.length)
            .filter(member -> member != group.own() && joined[member] == null)
            .mapToObj(this::described)
            .collect(Collectors.joining(", "));
    return "%s %d s with %s; executors must reach each other on any port"
        .formatted(ExchangeException.NO_CONNECTION, limits.meeting().toSeconds(), missing);
  }

  private String described(int member) {
    String why = member < failures.length ? failures[member] : null;
    return Group.name(member, group.size())
        + " at "
        + members.get(member)
        + (why == null ? "" : " (" + why + ")");
  }

  /** Connects to those members before this one that are not being connected to. */
  private void call(long now) throws IOException {
    for (int member = 0; member < calls.length; member++) {
      if (calls[member] == null && joined[member] == null && now - notBefore[member] >= 0) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        calls[member] = Handshake.with(member, group, channel, now + limits.handshake().toNanos());
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, calls[member]);
        try {
          channel.connect(members.get(member));
          advance(key, calls[member]);
        } catch (IOException | RuntimeException e) { // such as an unresolved address
          drop(calls[member], e.toString());
        }
      }
    }
  }

  private void serve(SelectionKey key) throws IOException {
    if (!key.isValid()) {
      return; // dropped a moment ago
    }
    if (key.isAcceptable()) {
      accept();
    } else {
      advance(key, (Handshake) key.attachment());
    }
  }

  private void accept() throws IOException {
    for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
      SocketChannel channel = server.accept();
      if (channel == null) {
        return;
      }
      if (callers.size() == MOST_UNPROVEN) {
        drop(callers.getFirst(), "too many others came");
      }
      channel.configureBlocking(false);
      long deadline = System.nanoTime() + limits.handshake().toNanos();
      Handshake caller =
          Handshake.withWhoever(
              group, channel, member -> member > group.own() && joined[member] == null, deadline);
      callers.addLast(caller);
      channel.register(selector, SelectionKey.OP_READ, caller);
    }
  }

  private void advance(SelectionKey key, Handshake handshake) throws IOException {
    try {
      if (!handshake.advance()) {
        key.interestOps(handshake.interest());
      } else if (joined[handshake.peer()] == null) {
        joined[handshake.peer()] = handshake.channel();
        key.cancel();
        forget(handshake);
      } else {
        drop(handshake, "it is connected already");
      }
    } catch (IOException e) {
      drop(handshake, e.toString());
    }
  }

  private void dropLate(long now) throws IOException {
    List<Handshake> all = new ArrayList<>(callers);
    for (Handshake call : calls) {
      if (call != null) {
        all.add(call);
      }
    }
    for (Handshake each : all) {
      if (each.isLate(now)) {
        drop(each, "no answer within " + limits.handshake().toSeconds() + " s");
      }
    }
  }

  private void drop(Handshake handshake, String why) throws IOException {
    forget(handshake);
    if (handshake.connects()) {
      failures[handshake.peer()] = why;
      notBefore[handshake.peer()] = System.nanoTime() + TICK_MILLIS * 1_000_000;
    }
    handshake.channel().close();
  }

  private void forget(Handshake handshake) {
    callers.remove(handshake);
    if (handshake.connects()) {
      calls[handshake.peer()] = null;
    }
  }

  /** Closes whatever has not become part of a mesh. */
  @Override
  public void close() throws IOException {
    List<Closeable> all = new ArrayList<>();
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && key.channel() != server) {
        all.add(key.channel());
      }
    }
    Arrays.stream(joined).filter(Objects::nonNull).forEach(all::add);
    all.add(selector);
    Mesh.closeAll(all);
  }
}
