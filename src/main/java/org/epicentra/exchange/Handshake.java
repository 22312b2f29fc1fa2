package org.epicentra.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.IntPredicate;

/**
 * The first bytes of a connection, by which both ends prove that they hold the group's key, without
 * sending it. The end that connects sends {@code hello}: magic number, its number, the other's, and
 * a nonce. The other answers with a nonce of its own; then the first sends its proof, and only then
 * the other its own. A proof authenticates the role, the group's stage and attempt, both numbers
 * and both nonces, so that none can be sent back or used again. Never blocks, and takes no more
 * bytes than belong to it.
 */
final class Handshake {
  private static final long MAGIC = 0x4550_4943_5843_0001L; // "EPICXC", version 1
  private static final int HELLO = Long.BYTES + 2 * Integer.BYTES + GroupKey.BYTES;

  private final Group group;
  private final SocketChannel channel;
  private final IntPredicate awaited;
  private final long deadline;
  private final boolean connects;
  private final byte[] nonce = GroupKey.randomBytes();
  private int peer;
  private byte[] otherNonce;
  private ByteBuffer out;
  private ByteBuffer in;
  private int step;

  private Handshake(
      Group group, SocketChannel channel, int peer, IntPredicate awaited, long deadline) {
    this.group = group;
    this.channel = channel;
    this.peer = peer;
    this.awaited = awaited;
    this.deadline = deadline;
    this.connects = peer >= 0;
    this.out = connects ? hello() : ByteBuffer.allocate(0);
    this.in = ByteBuffer.allocate(connects ? GroupKey.BYTES : HELLO);
  }

  /**
   * The side that connects.
   *
   * @param deadline by {@link System#nanoTime}
   */
  static Handshake with(int peer, Group group, SocketChannel channel, long deadline) {
    return new Handshake(group, channel, peer, each -> true, deadline);
  }

  /**
   * The side that was connected to.
   *
   * @param awaited whether a member is still to come
   */
  static Handshake withWhoever(
      Group group, SocketChannel channel, IntPredicate awaited, long deadline) {
    return new Handshake(group, channel, -1, awaited, deadline);
  }

  private ByteBuffer hello() {
    return ByteBuffer.allocate(HELLO)
        .putLong(MAGIC)
        .putInt(group.own())
        .putInt(peer)
        .put(nonce)
        .flip();
  }

  SocketChannel channel() {
    return channel;
  }

  /** The member at the other end; -1 as long as it has not said so. */
  int peer() {
    return peer;
  }

  boolean connects() {
    return connects;
  }

  boolean isLate(long now) {
    return now - deadline > 0;
  }

  /** What the selector should watch for. */
  int interest() {
    if (channel.isConnectionPending()) {
      return SelectionKey.OP_CONNECT;
    }
    return out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
  }

  /**
   * Goes as far as it can without waiting.
   *
   * @return whether both ends have proved themselves
   * @throws IOException if the connection is gone, or the other end is no member that is awaited
   */
  boolean advance() throws IOException {
    if (channel.isConnectionPending() && !channel.finishConnect()) {
      return false;
    }
    while (true) {
      channel.write(out);
      if (out.hasRemaining()) {
        return false;
      }
      if (in.hasRemaining() && channel.read(in) < 0) {
        throw new EOFException("the connection was closed during the handshake");
      }
      if (in.hasRemaining()) {
        return false;
      }
      if (connects ? connectorIsDone() : acceptorIsDone()) {
        return true;
      }
    }
  }

  private boolean connectorIsDone() throws IOException {
    if (step++ == 0) {
      otherNonce = in.array();
      next(group.key().proof(message(true)), GroupKey.BYTES);
      return false;
    }
    requireProof(message(false));
    return true;
  }

  private boolean acceptorIsDone() throws IOException {
    switch (step++) {
      case 0 -> {
        readHello();
        next(nonce, GroupKey.BYTES);
      }
      case 1 -> {
        requireProof(message(true));
        next(group.key().proof(message(false)), 0);
      }
      default -> {
        return true; // the proof is sent
      }
    }
    return false;
  }

  private void next(byte[] send, int receive) {
    out = ByteBuffer.wrap(send);
    in = ByteBuffer.allocate(receive);
  }

  private void readHello() throws ProtocolException {
    in.flip();
    long magic = in.getLong();
    int from = in.getInt();
    int to = in.getInt();
    if (magic != MAGIC
        || to != group.own()
        || !(from >= 0 && from < group.size())
        || !awaited.test(from)) {
      throw new ProtocolException("not a member that is awaited");
    }
    peer = from;
    otherNonce = new byte[GroupKey.BYTES];
    in.get(otherNonce);
  }

  private void requireProof(byte[] message) throws ProtocolException {
    if (!group.key().isProof(in.array(), message)) {
      throw new ProtocolException("the other end has another key, or is of another attempt");
    }
  }

  /** What the proof of either end is of. */
  private byte[] message(boolean ofConnector) {
    return ByteBuffer.allocate(1 + Long.BYTES + 5 * Integer.BYTES + 2 * GroupKey.BYTES)
        .put((byte) (ofConnector ? 1 : 2))
        .putLong(MAGIC)
        .putInt(group.stage())
        .putInt(group.attempt())
        .putInt(group.size())
        .putInt(connects ? group.own() : peer)
        .putInt(connects ? peer : group.own())
        .put(connects ? nonce : otherNonce)
        .put(connects ? otherNonce : nonce)
        .array();
  }
}
