package org.epicentra.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/**
 * The port on which a member waits for the others. Open it, tell the others its {@link #address},
 * and {@link #join} them once they have all told theirs. Close to give the port back.
 */
public final class Doorway implements AutoCloseable {
  /** Connections that the system keeps until they are accepted. */
  private static final int BACKLOG = 256;

  private final ServerSocketChannel server;

  private Doorway(ServerSocketChannel server) {
    this.server = server;
  }

  /**
   * Opens a port that the system chooses.
   *
   * @param address of this machine, at which the others reach it
   * @throws ExchangeException if it cannot be listened on
   */
  public static Doorway open(InetAddress address) {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        server.bind(new InetSocketAddress(address, 0), BACKLOG);
        server.configureBlocking(false);
        return new Doorway(server);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ExchangeException(
          "cannot listen for other executors on " + address + ": " + ExchangeException.reason(e),
          e);
    }
  }

  /** Where the others reach this member. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.socket().getInetAddress(), server.socket().getLocalPort());
  }

  /**
   * Connects with all other members and closes the port. Connections of strangers are dropped.
   *
   * @param members the address of each, in their order, this one's among them
   * @param check called about once a second; what it throws ends the attempt
   * @throws ExchangeException if the members have not all come in time
   */
  public Mesh join(Group group, List<InetSocketAddress> members, Limits limits, Runnable check) {
    try (Meeting meeting = new Meeting(server, group, members, limits)) {
      return meeting.mesh(check);
    } catch (IOException e) {
      throw new ExchangeException("cannot connect the members: " + ExchangeException.reason(e), e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new ExchangeException("cannot close the port: " + ExchangeException.reason(e), e);
    }
  }
}
