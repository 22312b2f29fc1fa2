package org.epicentra.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A group whose members are all connected with each other. For one thread; close to leave the
 * group, whose other members then fail.
 */
public final class Mesh implements AutoCloseable {
  private static final long TICK_MILLIS = 1000;

  private final Group group;
  private final Selector selector;
  private final Link[] links;
  private final long silence;
  private long round;

  /**
   * @param channels to the other members, at their numbers; still the caller's if this fails
   * @param silence how long a member may neither send nor take anything
   */
  Mesh(Group group, SocketChannel[] channels, Duration silence) throws IOException {
    this.group = group;
    this.silence = silence.toNanos();
    this.selector = Selector.open();
    this.links = new Link[channels.length];
    try {
      for (int member = 0; member < channels.length; member++) {
        if (channels[member] != null) {
          channels[member].setOption(StandardSocketOptions.TCP_NODELAY, true);
          links[member] = new Link(Group.name(member, group.size()), channels[member], selector);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      selector.close();
      throw e;
    }
  }

  /** Number of members. */
  public int size() {
    return links.length;
  }

  /** Number of this member, from 0. */
  public int own() {
    return group.own();
  }

  /**
   * Sends one parcel to each other member and receives one from each. All members must call this
   * equally often. After an exception only {@link #close} may be called.
   *
   * @param send by member; its own is ignored
   * @param receive by member, of the sizes that those send; its own is ignored
   * @param check called at least once a second while waiting; what it throws ends the exchange
   * @throws ExchangeException if a member is gone, is silent, or is at another exchange; it names
   *     the member
   */
  public void exchange(Parcel[] send, Parcel[] receive, Runnable check) {
    round++;
    int open = 0;
    for (int member = 0; member < links.length; member++) {
      if (links[member] != null) {
        links[member].begin(round, send[member], receive[member]);
        open += isDone(links[member]) ? 0 : 1;
      }
    }
    while (open > 0) {
      open -= finishedAfterWaiting(check);
    }
  }

  private boolean isDone(Link link) {
    try {
      boolean done = link.advance();
      link.watch();
      return done;
    } catch (IOException e) {
      throw new ExchangeException(
          link.name() + " is lost: its connection broke (" + ExchangeException.reason(e) + ")", e);
    }
  }

  /** Waits until a link can go on; the number of those that have finished. */
  private int finishedAfterWaiting(Runnable check) {
    try {
      int ready = selector.select(TICK_MILLIS);
      check.run();
      if (ready == 0 && Thread.currentThread().isInterrupted()) {
        throw new ExchangeException("interrupted while waiting for other members");
      }
    } catch (IOException e) {
      throw new ExchangeException(
          "cannot wait for other members: " + ExchangeException.reason(e), e);
    }
    int finished = 0;
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (ready.hasNext()) {
      finished += isDone((Link) ready.next().attachment()) ? 1 : 0;
      ready.remove();
    }
    for (SelectionKey key : selector.keys()) {
      if (key.interestOps() != 0) {
        ((Link) key.attachment()).requireMoving(silence);
      }
    }
    return finished;
  }

  @Override
  public void close() {
    List<Closeable> all = new ArrayList<>();
    Arrays.stream(links).filter(Objects::nonNull).forEach(link -> all.add(link::close));
    all.add(selector);
    try {
      closeAll(all);
    } catch (IOException e) {
      throw new ExchangeException(
          "cannot close the connections: " + ExchangeException.reason(e), e);
    }
  }

  /** Closes each, also where another cannot be closed. */
  static void closeAll(List<? extends Closeable> all) throws IOException {
    IOException failure = null;
    for (Closeable each : all) {
      try {
        each.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
