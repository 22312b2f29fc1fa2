package org.epicentra.spark;

import java.io.Serializable;
import org.epicentra.vae.BatchSource;

/**
 * Images that follow each other in the data set: a part of what {@code images} holds.
 *
 * @param firstKey number of the first of these rows in the data set
 * @param offset where these begin in {@code images}
 * @param rows how many they are
 * @param images packed rows, whose own numbers do not count
 */
record ImageBlock(long firstKey, int offset, int rows, BatchSource images) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The rows with keys from {@code from} to before {@code to} that are among these. */
  ImageBlock between(long from, long to) {
    long first = Math.max(from, firstKey);
    long end = Math.min(to, firstKey + rows);
    return new ImageBlock(
        first, offset + (int) (first - firstKey), (int) Math.max(0, end - first), images);
  }
}
