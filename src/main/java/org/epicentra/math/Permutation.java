package org.epicentra.math;

/**
 * A random permutation of 0, ..., size - 1 that takes no memory: the number at any position can be
 * computed anywhere and depends only on (seed, purpose, step). It is a Feistel network on the
 * smallest even number of bits that holds the size, iterated until the result is below the size: J.
 * Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, <a
 * href="https://doi.org/10.1007/3-540-45760-7_9">doi:10.1007/3-540-45760-7_9</a>.
 */
public final class Permutation {
  private static final int ROUNDS = 6;

  private final long key;
  private final long size;
  private final int halfBits;
  private final long halfMask;

  /**
   * The permutation of a key.
   *
   * @param key of {@link RandomStream#streamKey}; another key gives another permutation
   * @param size how many numbers, from 1 to 2^62
   * @throws IllegalArgumentException if the size is out of this range
   */
  public Permutation(long key, long size) {
    if (!(size >= 1 && size <= 1L << 62)) {
      throw new IllegalArgumentException("size is " + size + "; it must be from 1 to 2^62");
    }
    this.key = key;
    this.size = size;
    int bits = 64 - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(1, (bits + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
  }

  /**
   * The number at a position.
   *
   * @param position from 0 to size - 1
   * @throws IllegalArgumentException if the position is out of this range
   */
  public long at(long position) {
    if (!(position >= 0 && position < size)) {
      throw new IllegalArgumentException(
          "position is " + position + "; it must be from 0 to " + (size - 1));
    }
    long value = position;
    do {
      value = network(value);
    } while (value >= size);
    return value;
  }

  private long network(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (RandomStream.mix(key + (right << 3 | round)) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
