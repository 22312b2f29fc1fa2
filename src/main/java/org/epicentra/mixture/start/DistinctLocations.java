package org.epicentra.mixture.start;

import java.io.Serializable;

/**
 * A set of locations that stops growing at a limit: enough to check that there are as many as
 * components. A hash table with open addressing, so that adding an event allocates nothing.
 */
final class DistinctLocations implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int dimension;
  private final int limit;
  private final double[] members;
  private final int[] slots;
  private int size;

  /** An empty set of at most limit locations of D coordinates. */
  DistinctLocations(int dimension, int limit) {
    this.dimension = dimension;
    this.limit = limit;
    this.members = new double[Math.multiplyExact(limit, dimension)];
    this.slots = new int[Integer.highestOneBit(Math.max(limit, 1)) * 4];
  }

  int size() {
    return size;
  }

  /**
   * Adds the D coordinates that start at the given index; 0.0 equals -0.0.
   *
   * @return whether it was new and there was room for it
   */
  boolean add(double[] coordinates, int from) {
    if (size >= limit) {
      return false;
    }
    int mask = slots.length - 1;
    int slot = hash(coordinates, from) & mask;
    while (slots[slot] != 0) {
      if (matches(slots[slot] - 1, coordinates, from)) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    for (int d = 0; d < dimension; d++) {
      members[size * dimension + d] = coordinates[from + d];
    }
    size++;
    slots[slot] = size;
    return true;
  }

  void addAll(DistinctLocations other) {
    for (int i = 0; i < other.size && size < limit; i++) {
      add(other.members, i * dimension);
    }
  }

  private boolean matches(int member, double[] coordinates, int from) {
    for (int d = 0; d < dimension; d++) {
      if (members[member * dimension + d] != coordinates[from + d]) {
        return false;
      }
    }
    return true;
  }

  private int hash(double[] coordinates, int from) {
    long hash = 0;
    for (int d = 0; d < dimension; d++) {
      hash = (hash ^ Double.doubleToLongBits(coordinates[from + d] + 0.0)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
