package org.epicentra.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * The unit of a pass over a catalog: a stretch of the curve through it, cut by {@link ChunkCuts},
 * as blocks. Its sums have the same bits wherever it is; those of all chunks are added in an order
 * that their numbers give.
 */
public final class EventChunk implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final EventBlock[] blocks;

  /**
   * @param number along the curve, from 0
   */
  public EventChunk(int number, List<EventBlock> blocks) {
    this.number = number;
    this.blocks = blocks.toArray(new EventBlock[0]);
  }

  /** Its number along the curve, from 0. */
  public int number() {
    return number;
  }

  /** The blocks, in order. */
  public List<EventBlock> blocks() {
    return List.of(blocks);
  }
}
