package org.epicentra.vae.kernel;

/** Lists of rows of a matrix, one behind the other. The numbers may be changed between uses. */
public final class RowLists {
  /** Numbers of a row. */
  final int width;

  /** The first list. */
  private int first;

  /** Number of lists. */
  int count;

  /** Where each list starts in {@link #rows}, and where the last one ends; may be longer. */
  int[] starts = new int[1];

  /** Numbers of rows; may be longer. */
  int[] rows = new int[0];

  /** No lists. */
  RowLists(int width) {
    this.width = width;
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
    RowLists part = new RowLists(width);
    part.first = first;
    part.count = count;
    part.starts = starts;
    part.rows = rows;
    return part;
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
