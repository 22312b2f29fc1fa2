package org.epicentra.vae.kernel;

/** Lists of rows of a matrix, one behind the other. The numbers may be changed between uses. */
public final class RowLists {
  /** Numbers of a row. */
  final int width;

  /** The first list. */
  private final int first;

  /** Number of lists. */
  int count;

  /** Where each list starts in {@link #rows}, and where the last one ends; may be longer. */
  int[] starts;

  /** Numbers of rows; may be longer. */
  int[] rows;

  /** No lists. */
  RowLists(int width) {
    this(width, 0, 0, new int[1], new int[0]);
  }

  private RowLists(int width, int first, int count, int[] starts, int[] rows) {
    this.width = width;
    this.first = first;
    this.count = count;
    this.starts = starts;
    this.rows = rows;
  }

  /** Makes room for so many lists and rows; their numbers are lost if there was none. */
  void reserve(int lists, int length) {
    count = lists;
    if (starts.length <= lists) {
      starts = new int[lists + 1];
    }
    if (rows.length < length) {
      rows = new int[length];
    }
  }

  /** Some of these lists, the same memory. */
  RowLists part(int first, int count) {
    return new RowLists(width, first, count, starts, rows);
  }

  /** Where a list starts in {@link #rows}. */
  int start(int list) {
    return starts[first + list];
  }

  /** Where it ends. */
  int end(int list) {
    return starts[first + list + 1];
  }
}
