package org.epicentra.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The connection with one member: sends a parcel and receives one, piece by piece. Each parcel goes
 * behind the number of its exchange, by which members that are out of step find out.
 */
final class Link {
  /** Small enough to stay in a core's cache between the array and the system. */
  private static final int BUFFER = 1 << 18;

  private final String name;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer out = buffer();
  private final ByteBuffer in = buffer();
  private Parcel.Cursor sent;
  private Parcel.Cursor received;
  private long toSend;
  private long toReceive;
  private long round;
  private boolean isInStep;
  private long lastProgress;

  /**
   * @param name of the other member
   */
  Link(String name, SocketChannel channel, Selector selector) throws IOException {
    this.name = name;
    this.channel = channel;
    this.key = channel.register(selector, 0, this);
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Begins an exchange. */
  void begin(long round, Parcel send, Parcel receive) {
    this.round = round;
    sent = new Parcel.Cursor(send);
    received = new Parcel.Cursor(receive);
    toSend = Long.BYTES + send.bytes();
    toReceive = Long.BYTES + receive.bytes();
    isInStep = false;
    out.clear().putLong(round);
    sent.write(out);
    out.flip();
    in.clear();
    lastProgress = System.nanoTime();
  }

  /**
   * Sends and receives what it can without waiting.
   *
   * @return whether both parcels are through
   * @throws IOException if the connection is broken
   * @throws ExchangeException if the other end has closed it, or is at another exchange
   */
  boolean advance() throws IOException {
    boolean moved;
    do {
      moved = send() | receive();
      if (moved) {
        lastProgress = System.nanoTime();
      }
    } while (moved && !isDone());
    return isDone();
  }

  private boolean send() throws IOException {
    if (toSend == 0) {
      return false;
    }
    int count = channel.write(out);
    toSend -= count;
    if (!out.hasRemaining() && toSend > 0) {
      sent.write(out.clear());
      out.flip();
    }
    return count > 0;
  }

  private boolean receive() throws IOException {
    if (toReceive == 0) {
      return false;
    }
    in.limit((int) Math.min(in.capacity(), in.position() + toReceive));
    int count = channel.read(in);
    if (count < 0) {
      throw new ExchangeException(
          name + " has closed its connection: its task has ended; its own log says why");
    }
    toReceive -= count;
    in.flip();
    if (!isInStep && in.remaining() >= Long.BYTES) {
      requireInStep(in.getLong());
    }
    if (isInStep) {
      received.read(in);
    }
    in.compact();
    return count > 0;
  }

  private void requireInStep(long other) {
    if (other != round) {
      throw new ExchangeException(
          name + " is at exchange " + other + ", this member at " + round + ": they must agree");
    }
    isInStep = true;
  }

  private boolean isDone() {
    return toSend == 0 && toReceive == 0;
  }

  /** Tells the selector what to watch for. */
  void watch() {
    key.interestOps(
        (toSend > 0 ? SelectionKey.OP_WRITE : 0) | (toReceive > 0 ? SelectionKey.OP_READ : 0));
  }

  /**
   * Checks that the other end has moved.
   *
   * @param silence longest time without, in nanoseconds
   * @throws ExchangeException if it has not
   */
  void requireMoving(long silence) {
    if (System.nanoTime() - lastProgress > silence) {
      throw new ExchangeException(
          "%s has been silent for %d s: it is stopped, or out of reach"
              .formatted(name, silence / 1_000_000_000));
    }
  }

  String name() {
    return name;
  }

  void close() throws IOException {
    channel.close();
  }
}
