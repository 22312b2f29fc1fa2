package org.epicentra.vae.kernel;

/** Lists of rows of a matrix, one behind the other. The numbers may be changed between uses. */
public final class RowLists {
  /** Numbers of a row. */
  int width;

  /** Number of lists. */
  int count;

  /** Where each list starts in {@link #rows}, and where the last one ends; may be longer. */
  int[] starts = new int[1];

  /** Numbers of rows; may be longer. */
  int[] rows = new int[0];

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
}
