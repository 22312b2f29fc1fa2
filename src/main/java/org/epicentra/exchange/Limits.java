package org.epicentra.exchange;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a member waits; each is above 0.
 *
 * @param meeting until all members are connected
 * @param handshake for one connection to prove itself
 * @param silence for the next bytes of a member, or until it takes some
 */
public record Limits(Duration meeting, Duration handshake, Duration silence)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
